package cn.topcentral.hub.bot.report;

import cn.topcentral.hub.bot.timeline.PageLinks;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.insight.Insight;
import cn.topcentral.hub.storage.insight.InsightType;
import cn.topcentral.hub.storage.order.Order;
import cn.topcentral.hub.storage.report.FigureRows;
import cn.topcentral.hub.storage.report.TaskLine;
import cn.topcentral.hub.templates.page.FigurePageModel.Row;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows behind a figure as the page lists them, each with the way to where it is shown in full. */
final class FigureRowsText {
    private static final int GIST = 100;

    private final CustomerRepository customers;

    FigureRowsText(CustomerRepository customers) {
        this.customers = customers;
    }

    List<Row> rows(FigureRows rows, int most) {
        if (rows instanceof FigureRows.Records records) {
            Map<CustomerId, Customer> named =
                    named(records.records().stream().flatMap(record -> record.customer().stream()));
            return listed(records.records(), most, record -> record(record, named));
        }
        if (rows instanceof FigureRows.Customers active) {
            return listed(
                    active.customers(),
                    most,
                    customer -> new Row(
                            "🏭", "", customer.displayName(), customer.name(), Optional.of(timeline(customer.id()))));
        }
        if (rows instanceof FigureRows.Tasks tasks) {
            return listed(tasks.tasks(), most, FigureRowsText::task);
        }
        if (rows instanceof FigureRows.Insights insights) {
            Map<CustomerId, Customer> named = named(insights.insights().stream().map(Insight::customer));
            return listed(insights.insights(), most, insight -> insight(insight, named));
        }
        if (rows instanceof FigureRows.Orders orders) {
            Map<CustomerId, Customer> named = named(orders.orders().stream().map(Order::customer));
            return listed(orders.orders(), most, order -> order(order, named));
        }
        throw new IllegalArgumentException(
                "No rows are known of " + rows.getClass().getName());
    }

    private static <T> List<Row> listed(List<T> items, int most, Function<T, Row> row) {
        return items.stream().limit(most).map(row).toList();
    }

    private static Row record(TimelineRecord record, Map<CustomerId, Customer> named) {
        Optional<Customer> customer = record.customer().flatMap(id -> Optional.ofNullable(named.get(id)));
        return new Row(
                record.type().icon(),
                stamp(record.time()),
                customer.map(Customer::displayName).orElse("待认领"),
                gist(record.summary()
                        .or(record::subject)
                        .filter(text -> !text.isBlank())
                        .orElse(record.content())),
                customer.map(known -> PageLinks.INTERNAL.record(known.id(), record.id())));
    }

    private static Row task(TaskLine task) {
        return new Row(
                "📋",
                task.dueAt().map(due -> stamp(due) + " 到期").orElse("未定期限"),
                task.customerName().orElse(""),
                gist(task.title()),
                task.customer().map(known -> task.record()
                        .map(record -> PageLinks.INTERNAL.record(known, record))
                        .orElseGet(() -> timeline(known))));
    }

    private static Row insight(Insight insight, Map<CustomerId, Customer> named) {
        Optional<Customer> customer = Optional.ofNullable(named.get(insight.customer()));
        return new Row(
                insight.type() == InsightType.RISK ? "⚠️" : "💡",
                stamp(insight.createdAt()),
                customer.map(Customer::displayName).orElse(""),
                gist(insight.title()),
                customer.map(known -> insight.records().stream()
                        .findFirst()
                        .map(record -> PageLinks.INTERNAL.record(known.id(), record))
                        .orElseGet(() -> timeline(known.id()))));
    }

    private static Row order(Order order, Map<CustomerId, Customer> named) {
        Optional<Customer> customer = Optional.ofNullable(named.get(order.customer()));
        String what = Stream.of(
                        order.id(),
                        order.product().orElse(""),
                        order.quantity()
                                .map(quantity -> plain(quantity) + order.unit().orElse(""))
                                .orElse(""),
                        order.amount().map(amount -> plain(amount) + " 元").orElse(""))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
        return new Row(
                "📦",
                ChineseTime.date(order.orderedAt()).toString(),
                customer.map(Customer::displayName).orElse(""),
                gist(what),
                customer.map(known -> timeline(known.id())));
    }

    private Map<CustomerId, Customer> named(Stream<CustomerId> ids) {
        Set<CustomerId> wanted = ids.collect(Collectors.toSet());
        return wanted.isEmpty() ? Map.of() : customers.survivors(wanted);
    }

    private static URI timeline(CustomerId customer) {
        return PageLinks.INTERNAL.timeline(customer);
    }

    private static String stamp(Instant time) {
        return ChineseTime.date(time) + " " + ChineseTime.clock(time);
    }

    private static String gist(String text) {
        return Shortening.chars(CleanText.line(text), GIST);
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
