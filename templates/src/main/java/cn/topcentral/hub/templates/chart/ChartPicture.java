package cn.topcentral.hub.templates.chart;

import cn.topcentral.hub.templates.text.HouseFont;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.HorizontalBarChart;
import org.knowm.xchart.HorizontalBarChartBuilder;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;

/**
 * A chart as a PNG, for where there is no browser: paper, and cards in chat. On a white ground, with the colours that the pages have by day, and the
 * house's own font, so that it needs none of the machine's. Thread-safe.
 */
public final class ChartPicture {
    /** Those of the style sheet, {@code --chart-1} and so on. */
    private static final Color[] COLOURS =
            colours(0x2f6fd6, 0x23977a, 0xc77700, 0x8a56c9, 0xc2453b, 0x4d7f17, 0x0f86a8, 0xa4457f, 0x6b7280);

    private static final Color INK = new Color(0x1d2129);
    private static final Color SOFT = new Color(0x5f6773);
    private static final Color LINE = new Color(0xdfe3e8);
    private static final int MOST_LABELS = 12;
    private static final float LARGEST = 30;

    private ChartPicture() {}

    /**
     * Draws a chart that has something to draw.
     *
     * @param titled whether the title stands in the picture
     * @param width in pixels
     * @param height in pixels
     * @throws IllegalArgumentException for an empty chart
     */
    public static byte[] png(Chart chart, boolean titled, int width, int height) {
        if (chart.isEmpty()) {
            throw new IllegalArgumentException("Chart " + chart.title() + " has nothing to draw");
        }
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D ground = image.createGraphics();
        if (chart.kind() == Chart.Kind.RANKS) {
            ranks(chart, titled, width, height).paint(ground, width, height);
        } else {
            upright(chart, titled, width, height).paint(ground, width, height);
        }
        ground.dispose();
        try (ByteArrayOutputStream png = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", png);
            return png.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("A chart cannot be written to memory", e);
        }
    }

    private static CategoryChart upright(Chart chart, boolean titled, int width, int height) {
        CategoryChart drawn = new CategoryChartBuilder()
                .width(width)
                .height(height)
                .title(title(chart))
                .build();
        style(drawn.getStyler(), chart, titled, width);
        drawn.getStyler().setStacked(chart.kind() == Chart.Kind.STACKS);
        drawn.getStyler().setAvailableSpaceFill(chart.categories().size() < 5 ? 0.4 : 0.7);
        drawn.getStyler().setXAxisMaxLabelCount(MOST_LABELS);
        if (chart.kind() == Chart.Kind.LINES) {
            drawn.getStyler().setDefaultSeriesRenderStyle(CategorySeriesRenderStyle.Line);
        }
        for (Chart.Line line : chart.lines()) {
            drawn.addSeries(HouseFont.shown(line.name()), categories(chart), values(line.values()));
        }
        return drawn;
    }

    private static HorizontalBarChart ranks(Chart chart, boolean titled, int width, int height) {
        HorizontalBarChart drawn = new HorizontalBarChartBuilder()
                .width(width)
                .height(height)
                .title(title(chart))
                .build();
        style(drawn.getStyler(), chart, titled, width);
        drawn.getStyler().setAvailableSpaceFill(chart.categories().size() < 4 ? 0.3 : 0.6);
        drawn.getStyler().setLabelsVisible(true);
        drawn.getStyler().setLabelsPosition(0.5);
        drawn.getStyler().setXAxisTickMarkSpacingHint(width / 8);
        // Every name, however close: the library takes this number for the categories whichever axis they stand on.
        drawn.getStyler().setXAxisMaxLabelCount(chart.categories().size());
        drawn.getStyler().setLabelsFont(font(width, 1f));
        List<String> names = categories(chart);
        for (Chart.Line line : chart.lines()) {
            List<Number> values = new ArrayList<>();
            line.values().forEach(value -> values.add(value.orElse(BigDecimal.ZERO)));
            drawn.addSeries(HouseFont.shown(line.name()), values, names);
        }
        return drawn;
    }

    private static void style(AxesChartStyler style, Chart chart, boolean titled, int width) {
        style.setBaseFont(font(width, 1f));
        style.setChartTitleFont(font(width, 1.25f));
        style.setLegendFont(font(width, 1f));
        style.setAxisTickLabelsFont(font(width, 1f));
        style.setAxisTitleFont(font(width, 1f));
        style.setAnnotationTextFont(font(width, 1f));
        style.setToolTipFont(font(width, 1f));
        style.setChartTitleVisible(titled);
        style.setChartBackgroundColor(Color.WHITE);
        style.setPlotBackgroundColor(Color.WHITE);
        style.setPlotBorderVisible(false);
        style.setPlotGridLinesColor(LINE);
        style.setPlotGridLinesStroke(new BasicStroke(1));
        style.setChartFontColor(INK);
        style.setAxisTickLabelsColor(SOFT);
        style.setAxisTickMarksColor(LINE);
        style.setAxisTitlesVisible(false);
        style.setSeriesColors(COLOURS);
        style.setDecimalPattern("#,##0.##");
        style.setLegendVisible(chart.lines().size() > 1);
        style.setLegendPosition(LegendPosition.OutsideS);
        style.setLegendLayout(LegendLayout.Horizontal);
        style.setLegendBorderColor(Color.WHITE);
        style.setChartPadding(width / 60);
    }

    private static String title(Chart chart) {
        return HouseFont.shown(chart.title() + (chart.unit().isEmpty() ? "" : "（" + chart.unit() + "）"));
    }

    /** Of two that are called the same the library would draw one. */
    private static List<String> categories(Chart chart) {
        List<String> names = new ArrayList<>();
        for (String category : chart.categories()) {
            String name = HouseFont.shown(category).strip();
            while (names.contains(name)) {
                name = name + " ";
            }
            names.add(name);
        }
        return names;
    }

    private static List<@Nullable Number> values(List<Optional<BigDecimal>> values) {
        List<@Nullable Number> numbers = new ArrayList<>();
        values.forEach(value -> numbers.add(value.isPresent() ? value.get() : null)); // a gap
        return numbers;
    }

    private static Font font(int width, float share) {
        return HouseFont.font().deriveFont(Math.min(LARGEST, width / 42f) * share);
    }

    private static Color[] colours(int... values) {
        Color[] colours = new Color[values.length];
        for (int i = 0; i < values.length; i++) {
            colours[i] = new Color(values[i]);
        }
        return colours;
    }
}
