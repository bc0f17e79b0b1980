package cn.topcentral.hub.bot.work;

import cn.topcentral.hub.storage.report.Figure;
import cn.topcentral.hub.storage.report.FigureRows;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rows behind a figure in lines. */
final class RowsText {
    private static final int GIST = 60;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    private RowsText() {}

    static List<String> lines(Figure figure, FigureRows rows) {
        String heading =
                "%s：%s%s（%d 行）".formatted(figure.label(), figure.value().toPlainString(), figure.unit(), rows.size());
        return Stream.concat(Stream.of(heading), rows(rows)).toList();
    }

    private static Stream<String> rows(FigureRows rows) {
        if (rows instanceof FigureRows.Records records) {
            return records.records().stream().map(record -> "%s %s %s %s"
                    .formatted(
                            TIME.format(record.time()),
                            record.type().icon(),
                            record.id(),
                            gist(record.summary().orElse(record.content()))));
        }
        if (rows instanceof FigureRows.Customers customers) {
            return customers.customers().stream().map(customer -> customer.id() + " " + customer.name());
        }
        if (rows instanceof FigureRows.Tasks tasks) {
            return tasks.tasks().stream().map(task -> "%s %s %s %s"
                    .formatted(
                            task.dueAt().map(TIME::format).orElse("未定期限"),
                            task.customerName().orElse(""),
                            task.title(),
                            task.assignedTo().orElse("")));
        }
        if (rows instanceof FigureRows.Insights insights) {
            return insights.insights().stream()
                    .map(insight -> "%s %s %s".formatted(insight.type().label(), insight.customer(), insight.title()));
        }
        if (rows instanceof FigureRows.Orders orders) {
            return orders.orders().stream().map(order -> "%s %s %s %s"
                    .formatted(
                            day(Optional.of(order.orderedAt())),
                            order.id(),
                            order.product().orElse(""),
                            order.amount().map(Object::toString).orElse("")));
        }
        throw new IllegalArgumentException(
                "No text is known for " + rows.getClass().getName());
    }

    private static String day(Optional<Instant> time) {
        return time.map(TIME::format).orElse("");
    }

    private static String gist(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= GIST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, Math.min(GIST, line.codePointCount(0, line.length()))))
                        + "…";
    }
}
