package cn.topcentral.hub.connectors.extraction.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class PictureReaderTest {
    private static final Logger log = LoggerFactory.getLogger(PictureReaderTest.class);

    /** Measured 0 to 1 %; the floor leaves room for another version of the font. */
    private static final double MOST_ERRORS = 0.03;

    private static final PictureReader READER = new PictureReader();

    @BeforeAll
    static void needsTheFont() {
        assumeTrue(RenderedPages.possible(), "fonts-noto-cjk is not installed");
    }

    static Stream<RenderedPages.Page> pages() {
        return RenderedPages.all().stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void whatCustomersSendIsReadAlmostWithoutErrors(RenderedPages.Page page) {
        long started = System.nanoTime();
        String read = READER.read(page.picture());

        double errors = CharacterErrorRate.of(read, page.text());
        log.info("Page read name={} cer={} ms={}", page.name(), errors, (System.nanoTime() - started) / 1_000_000);
        log.debug("{}", read);
        assertThat(errors).as(read).isLessThan(MOST_ERRORS);
    }

    @Test
    void rowsOfATableStayRows() {
        assertThat(READER.read(RenderedPages.table().picture())).contains("PA66-GF30\t本色\t6\t21900\t2024-07-15");
    }

    @Test
    void pictureOnItsHeadIsRead() {
        BufferedImage page = RenderedPages.card().picture();
        BufferedImage turned = new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < page.getHeight(); y++) {
            for (int x = 0; x < page.getWidth(); x++) {
                turned.setRGB(page.getWidth() - 1 - x, page.getHeight() - 1 - y, page.getRGB(x, y));
            }
        }

        assertThat(READER.read(turned)).contains("13812345678");
    }

    @Test
    void emptyPictureHasNoText() {
        BufferedImage empty = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        var canvas = empty.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, 640, 480);
        canvas.dispose();

        assertThat(READER.read(empty)).isEmpty();
    }
}
