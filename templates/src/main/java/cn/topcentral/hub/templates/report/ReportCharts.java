package cn.topcentral.hub.templates.report;

import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.report.Series;
import cn.topcentral.hub.templates.chart.Chart;
import cn.topcentral.hub.templates.chart.Chart.Line;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The numbers that were kept with a report, as charts. */
public final class ReportCharts {
    /** As the agents call them. */
    private static final String CHANNELS = "records-per-channel";

    private static final String SATISFACTION = "satisfaction-per-week";

    private ReportCharts() {}

    /**
     * A chart for each series with more than one number; a single one is said in the text already.
     *
     * @param figure where the rows behind a figure of the report are, if it has the figure
     */
    public static List<Chart> of(List<Series> series, Function<String, Optional<URI>> figure) {
        return series.stream()
                .filter(one -> one.points().size() > 1)
                .map(one -> chart(one, figure))
                .filter(chart -> !chart.isEmpty())
                .toList();
    }

    private static Chart chart(Series series, Function<String, Optional<URI>> figure) {
        Chart.Kind kind =
                switch (series.id()) {
                    case CHANNELS -> Chart.Kind.RANKS;
                    case SATISFACTION -> Chart.Kind.LINES;
                    default -> Chart.Kind.BARS;
                };
        List<Series.Point> points = series.points();
        return new Chart(
                series.label(),
                kind,
                series.unit(),
                points.stream().map(point -> name(point.at())).toList(),
                List.of(new Line(
                        series.label(),
                        points.stream().map(point -> Optional.of(point.value())).toList())),
                points.stream()
                        .map(point -> figure.apply(behind(series, point)))
                        .toList());
    }

    /** The figure that counts the same; no figure has the empty id. */
    private static String behind(Series series, Series.Point point) {
        return switch (series.id()) {
            case CHANNELS -> "type-" + point.at();
            case SATISFACTION -> "satisfaction-" + point.at();
            default -> "";
        };
    }

    /** 6-15 of a day, 6月 of a month, 6-10周 of a week by its Monday, 企业微信 of a channel. */
    private static String name(String at) {
        if (at.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return day(LocalDate.parse(at));
        } else if (at.matches("\\d{4}-\\d{2}")) {
            return Integer.parseInt(at.substring(5)) + "月";
        } else if (at.matches("\\d{4}W\\d{2}")) {
            LocalDate monday = LocalDate.of(Integer.parseInt(at.substring(0, 4)), 1, 4)
                    .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, Integer.parseInt(at.substring(5)))
                    .with(DayOfWeek.MONDAY);
            return day(monday) + "周";
        }
        return Arrays.stream(CommunicationType.values())
                .filter(type -> type.code().equals(at))
                .map(CommunicationType::label)
                .findFirst()
                .orElse(at);
    }

    private static String day(LocalDate day) {
        return day.getMonthValue() + "-" + day.getDayOfMonth();
    }
}
