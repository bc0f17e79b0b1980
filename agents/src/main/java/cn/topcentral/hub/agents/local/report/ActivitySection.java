package cn.topcentral.hub.agents.local.report;

import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.report.CustomerActivity;
import cn.topcentral.hub.storage.report.Figure;
import cn.topcentral.hub.storage.report.Figure.Measure;
import cn.topcentral.hub.storage.report.OrderLine;
import cn.topcentral.hub.storage.report.Question;
import cn.topcentral.hub.storage.report.RecordFilter;
import cn.topcentral.hub.storage.report.RowsBehind;
import cn.topcentral.hub.storage.report.RowsBehind.Kind;
import cn.topcentral.hub.storage.report.Series;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How much was talked, on what and how quickly it was answered. */
final class ActivitySection {
    /** Later than this within working time is slow for a chat or a mail. */
    private static final Duration SLOW = Duration.ofHours(4);

    private final Scene scene;
    private final Sheet sheet;
    private final Comparison comparison;

    ActivitySection(Scene scene, Comparison comparison) {
        this.scene = scene;
        this.sheet = scene.sheet();
        this.comparison = comparison;
    }

    /** Everything there is to say of a period with communications. */
    void write() {
        sheet.table(List.of("渠道", "合计", "客户来", "我方去", comparison.label(), "变化"), 1, rows());
        List<String> lines = new ArrayList<>();
        lines.add("意图：" + intents());
        lines.add("情绪：" + sentiments());
        lines.add(answers());
        lines.add(customers());
        long unclaimed = scene.facts().activity().count(scene.all().onlyUnclaimed());
        if (unclaimed > 0) {
            lines.add("待认领："
                    + sheet.records("unclaimed", "待认领记录", unclaimed, scene.all().onlyUnclaimed())
                    + " 条记录还没有归到客户，请在认领队列处理");
        }
        orders().ifPresent(lines::add);
        sheet.list(lines);
        days();
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        for (CommunicationType type : CommunicationType.values()) {
            RecordFilter filter = scene.all().with(type);
            if (scene.facts().activity().count(filter) > 0
                    || comparison.before().apply(filter) > 0) {
                rows.add(row("type-" + type.code(), type.icon() + " " + type.label(), filter));
            }
        }
        rows.add(row("records", "**合计**", scene.all()));
        return rows;
    }

    private List<String> row(String id, String label, RecordFilter filter) {
        String name = label.replace("*", "");
        double before = comparison.before().apply(filter);
        return List.of(
                label,
                scene.records(id, name, filter),
                scene.records(id + "-inbound", name + "·客户来", filter.with(Direction.INBOUND)),
                scene.records(id + "-outbound", name + "·我方去", filter.with(Direction.OUTBOUND)),
                Words.mean(before),
                Words.change((double) scene.facts().activity().count(filter), before));
    }

    private String intents() {
        String said = List.of(IntentCategory.values()).stream()
                .filter(intent -> count(scene.all().with(intent)) > 0)
                .sorted(Comparator.comparing(
                        (IntentCategory intent) -> -count(scene.all().with(intent))))
                .map(intent -> intent.label() + " "
                        + scene.records(
                                "intent-" + intent.code(),
                                intent.label(),
                                scene.all().with(intent)))
                .collect(Collectors.joining("、"));
        return said.isEmpty() ? "尚未分析" : said;
    }

    private String sentiments() {
        String said = List.of(SentimentClass.values()).stream()
                .map(mood -> mood.label() + " "
                        + scene.records(
                                "sentiment-" + mood.code(),
                                "情绪" + mood.label(),
                                scene.all().with(mood)))
                .collect(Collectors.joining("、"));
        return count(scene.all().onlyAnalysed()) == 0 ? "尚未分析" : said;
    }

    private long count(RecordFilter filter) {
        return scene.facts().activity().count(filter);
    }

    private String answers() {
        List<Question> questions = scene.facts().questions();
        if (questions.isEmpty()) {
            return "回复：没有需要回复的消息";
        }
        List<Question> answered = scene.answered();
        List<String> parts = new ArrayList<>();
        parts.add("要回的消息 " + figure("questions", "要回的消息", questions.size(), Optional.empty()) + " 次");
        parts.add("已回 " + figure("answered", "已回复", answered.size(), Optional.of(true)) + " 次");
        median(answered).ifPresent(parts::add);
        List<String> slow = answered.stream()
                .filter(question -> waited(question).compareTo(SLOW) > 0)
                .map(question -> question.id().value())
                .toList();
        if (!slow.isEmpty()) {
            parts.add("超过4小时 " + sheet.listed("slow-answers", "超过4小时才回", "次", Kind.RECORD, slow) + " 次");
        }
        parts.add("未回 " + figure("unanswered", "未回复", scene.waiting().size(), Optional.of(false)) + " 次");
        return "回复：" + String.join("，", parts);
    }

    private String figure(String id, String label, int count, Optional<Boolean> answered) {
        return sheet.figure(Figure.count(id, label, count, "次", questions(answered)));
    }

    private RowsBehind.Questions questions(Optional<Boolean> answered) {
        return new RowsBehind.Questions(scene.from(), scene.to(), scene.asOf(), answered);
    }

    /** The time until the answer that half of the questions were answered within; a mean would be that of the one forgotten mail. */
    private Optional<String> median(List<Question> answered) {
        List<Duration> waits = answered.stream().map(this::waited).sorted().toList();
        if (waits.isEmpty()) {
            return Optional.empty();
        }
        Duration median = waits.get((waits.size() - 1) / 2);
        Figure figure = new Figure(
                "response-median",
                "首次回复中位用时",
                BigDecimal.valueOf(Math.round(median.toSeconds() / 60.0)),
                "分钟",
                Measure.AVERAGE,
                waits.size(),
                questions(Optional.of(true)));
        return Optional.of("中位用时 " + sheet.figure(figure, Words.duration(median)) + "（工作时间）");
    }

    private Duration waited(Question question) {
        return WorkTime.between(
                question.asked(), question.answered().orElse(scene.asOf()), scene.zone(), scene.workdays());
    }

    private String customers() {
        List<CustomerActivity> active = scene.active();
        List<CustomerActivity> fresh =
                active.stream().filter(CustomerActivity::isNew).toList();
        String said = "客户：联系 "
                + sheet.figure(Figure.count(
                        "customers", "有沟通的客户", active.size(), "家", new RowsBehind.Customers(scene.from(), scene.to())))
                + " 家";
        if (fresh.isEmpty()) {
            return said;
        }
        String names = fresh.stream()
                .limit(Scene.LINES)
                .map(customer -> Words.plain(customer.name(), 20))
                .collect(Collectors.joining("、"));
        List<String> ids = fresh.stream().map(customer -> customer.id().value()).toList();
        return said + "，其中首次联系 " + sheet.listed("new-customers", "首次联系的客户", "家", Kind.CUSTOMER, ids) + " 家：" + names
                + (fresh.size() > Scene.LINES ? "等" : "");
    }

    private Optional<String> orders() {
        List<OrderLine> orders = scene.orders();
        if (orders.isEmpty()) {
            return Optional.empty();
        }
        List<String> ids = orders.stream().map(OrderLine::id).toList();
        BigDecimal sum = Scene.sum(orders.stream().map(OrderLine::amount).toList());
        return Optional.of("订单：" + sheet.listed("orders", "订单", "笔", Kind.ORDER, ids) + " 笔，合计 "
                + sheet.amount("order-amount", "订单金额", sum, Kind.ORDER, ids));
    }

    /** For the chart: a point a day, and one per channel. */
    private void days() {
        List<Series.Point> perDay = scene.period()
                .first()
                .datesUntil(scene.period().last().plusDays(1))
                .map(day -> new Series.Point(day.toString(), BigDecimal.valueOf(count(day))))
                .toList();
        sheet.series(new Series("records-per-day", "每日沟通", "条", perDay));
        sheet.series(new Series(
                "records-per-channel",
                "各渠道沟通",
                "条",
                List.of(CommunicationType.values()).stream()
                        .map(type -> new Series.Point(
                                type.code(),
                                BigDecimal.valueOf(count(scene.all().with(type)))))
                        .filter(point -> point.value().signum() > 0)
                        .toList()));
    }

    private long count(LocalDate day) {
        Instant start = day.atStartOfDay(scene.zone()).toInstant();
        return count(scene.all()
                .during(start, day.plusDays(1).atStartOfDay(scene.zone()).toInstant()));
    }
}
