package cn.topcentral.hub.templates.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChartPictureTest {
    @ParameterizedTest
    @EnumSource(Chart.Kind.class)
    void everyKindIsDrawnWithGapsAndNamesOfAnySort(Chart.Kind kind) throws IOException {
        Chart chart = Chart.of(
                "各渠道沟通 📞",
                kind,
                "条",
                List.of("400电话", "企业微信", "企业微信", "", "👨‍🔧 שלום 很长很长很长的名字"),
                List.of(
                        Chart.Line.of("客户来", List.of(8L, 5L, 0L, 2L, 1L)),
                        new Chart.Line(
                                "我方去",
                                List.of(
                                        Optional.of(BigDecimal.ONE),
                                        Optional.empty(),
                                        Optional.of(new BigDecimal("2.5")),
                                        Optional.empty(),
                                        Optional.of(BigDecimal.TEN)))));
        byte[] png = ChartPicture.png(chart, true, 900, 474);
        Files.write(Path.of("target").resolve("chart-" + kind + ".png"), png);
        BufferedImage drawn = ImageIO.read(new ByteArrayInputStream(png));

        assertThat(drawn.getWidth()).isEqualTo(900);
        assertThat(drawn.getHeight()).isEqualTo(474);
        assertThat(colours(drawn)).as("bars or lines in the first colour").contains(0x2f6fd6);
    }

    private static List<Integer> colours(BufferedImage drawn) {
        int[] points = drawn.getRGB(0, 0, drawn.getWidth(), drawn.getHeight(), null, 0, drawn.getWidth());
        return Arrays.stream(points)
                .map(colour -> colour & 0xffffff)
                .distinct()
                .boxed()
                .toList();
    }

    @Test
    void whatHasNothingToDrawIsRefused() {
        Chart empty = Chart.of("没有", Chart.Kind.BARS, "", List.of(), List.of());

        assertThatThrownBy(() -> ChartPicture.png(empty, true, 900, 474)).isInstanceOf(IllegalArgumentException.class);
    }
}
