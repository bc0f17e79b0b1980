package cn.topcentral.hub.bot.web.page.board;

import cn.topcentral.hub.bot.web.page.analysis.ResponsePlot;
import cn.topcentral.hub.storage.board.CustomerLine;
import cn.topcentral.hub.storage.board.Rows;
import cn.topcentral.hub.storage.board.Sale;
import cn.topcentral.hub.storage.chart.ChartSpan;
import cn.topcentral.hub.storage.chart.OurAnswer;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.OwnerScope;
import cn.topcentral.hub.storage.task.Task;
import cn.topcentral.hub.templates.page.board.BoardRowsModel;
import cn.topcentral.hub.templates.page.board.BoardRowsModel.Row;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows behind a number of the board. Thread-safe. */
final class RowsReader {
    private static final int SHOWN = 200;
    private static final int GIST = 120;

    private final BoardSources sources;
    private final ResponsePlot responses;
    private final Clock clock;

    RowsReader(BoardSources sources, ResponsePlot responses, Clock clock) {
        this.sources = sources;
        this.responses = responses;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param person a userid; blank for what is nobody's; absent for everybody's
     * @param stage of sales; absent for all
     * @param span of records and answers
     */
    record Question(
            Figure figure, BoardPeriod period, Optional<String> person, Optional<String> stage, ChartSpan span) {}

    BoardRowsModel rows(OwnerScope scope, Question question) {
        Instant now = clock.instant();
        return switch (question.figure()) {
            case CUSTOMERS ->
                customers(question, sources.team().customers(scope, question.person(), Optional.empty(), SHOWN));
            case QUIET ->
                customers(
                        question,
                        sources.team()
                                .customers(scope, question.person(), Optional.of(now.minus(BoardReader.QUIET)), SHOWN));
            case CONTACTS -> contacts(scope, question);
            case ANSWERS -> answers(scope, question);
            case TASKS -> tasks(question, sources.work().taskIds(scope, question.person(), Optional.empty(), SHOWN));
            case OVERDUE -> tasks(question, sources.work().taskIds(scope, question.person(), Optional.of(now), SHOWN));
            case SALES -> sales(scope, question);
        };
    }

    private BoardRowsModel customers(Question question, Rows<CustomerLine> found) {
        return page(
                question,
                "最久没联系的在前面。",
                found.total(),
                found.first().stream()
                        .map(customer -> new Row(
                                "🏢",
                                customer.lastContact()
                                        .map(last -> "最后联系 " + ChineseTime.relative(last, clock.instant()))
                                        .orElse("没有沟通记录"),
                                CleanText.line(customer.name()),
                                customer.owner()
                                        .map(sources::name)
                                        .map("负责人 "::concat)
                                        .orElse("还没有人负责"),
                                BoardLinks.customer(customer.id())))
                        .toList());
    }

    private BoardRowsModel contacts(OwnerScope scope, Question question) {
        Rows<RecordId> found = sources.activity()
                .records(
                        scope,
                        question.person(),
                        Optional.empty(),
                        question.span().from(),
                        question.span().to(),
                        SHOWN);
        List<TimelineRecord> records = sources.timeline().byIds(found.first());
        Map<CustomerId, Customer> customers = survivors(records.stream());
        return page(
                question,
                question.span().first() + " 至 " + question.span().last() + "，最新的在前面，不算内部记录。",
                found.total(),
                records.stream()
                        .map(record -> record(record, customers, when(record.time()), ""))
                        .toList());
    }

    private BoardRowsModel answers(OwnerScope scope, Question question) {
        List<OurAnswer> all = sources
                .activity()
                .answers(scope, question.span().from(), question.span().to())
                .stream()
                .filter(answer -> question.person()
                        .map(person -> answer.owner().orElse("").equals(person))
                        .orElse(true))
                .sorted(Comparator.comparingDouble(responses::waited).reversed())
                .toList();
        List<OurAnswer> shown = all.stream().limit(SHOWN).toList();
        Map<RecordId, TimelineRecord> records =
                sources.timeline().byIds(shown.stream().map(OurAnswer::question).toList()).stream()
                        .collect(Collectors.toMap(TimelineRecord::id, Function.identity()));
        Map<CustomerId, Customer> customers = survivors(records.values().stream());
        return page(
                question,
                question.span().first() + " 至 " + question.span().last() + "回复的，等得最久的在前面；中位数 "
                        + responses.median(all).map(BigDecimal::toPlainString).orElse("–") + " 小时，只算工作时间。",
                all.size(),
                shown.stream()
                        .flatMap(answer -> Optional.ofNullable(records.get(answer.question())).stream()
                                .map(record -> record(record, customers, "等了 " + hours(answer) + "小时", "")))
                        .toList());
    }

    private String hours(OurAnswer answer) {
        return BigDecimal.valueOf(responses.waited(answer))
                .setScale(1, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private BoardRowsModel tasks(Question question, Rows<String> found) {
        Instant now = clock.instant();
        return page(
                question,
                "最早到期的在前面。",
                found.total(),
                sources.tasks().shown(found.first()).stream()
                        .map(task -> task(task, now))
                        .toList());
    }

    private Row task(Task task, Instant now) {
        boolean overdue = task.dueAt().filter(now::isAfter).isPresent();
        return new Row(
                "📋",
                task.dueAt()
                        .map(due -> (overdue ? "已逾期 " : "截止 ") + ChineseTime.date(due))
                        .orElse("没有定日期"),
                task.customerName().map(CleanText::line).orElse(""),
                Shortening.chars(CleanText.line(task.title()), GIST)
                        + task.assignedTo()
                                .map(sources::name)
                                .map(name -> "（" + name + "）")
                                .orElse(""),
                task.customer().map(id -> BoardLinks.customer(id) + "/insights").orElse(""));
    }

    private BoardRowsModel sales(OwnerScope scope, Question question) {
        List<String> stages = question.stage().map(List::of).orElseGet(() -> sources.work().stages(scope).stream()
                .map(sum -> sum.stage())
                .toList());
        Rows<Sale> found = sources.work().sales(scope, stages, SHOWN);
        return page(
                question,
                question.stage()
                        .map(stage -> "在“" + CleanText.line(stage) + "”这一步，金额大的在前面。")
                        .orElse("金额大的在前面。"),
                found.total(),
                found.first().stream()
                        .map(sale -> new Row(
                                "💡",
                                sale.amount().map(BoardWords::money).orElse("金额未知") + " · 概率"
                                        + sale.probability()
                                                .multiply(BigDecimal.valueOf(100))
                                                .setScale(0, RoundingMode.HALF_UP)
                                                .toPlainString()
                                        + "%",
                                CleanText.line(sale.customerName()),
                                CleanText.line(sale.title()),
                                BoardLinks.customer(sale.customer()) + "/insights"))
                        .toList());
    }

    private BoardRowsModel page(Question question, String note, long total, List<Row> rows) {
        String whose = question.person()
                .map(person -> (person.isBlank() ? "还没有人负责" : sources.name(person)) + " · ")
                .orElse("");
        return new BoardRowsModel(
                BoardLinks.board(question.period()), whose + question.figure().label(), note, rows, total);
    }

    private Map<CustomerId, Customer> survivors(Stream<TimelineRecord> records) {
        return sources.customers()
                .survivors(records.flatMap(record -> record.customer().stream()).collect(Collectors.toSet()));
    }

    private static Row record(TimelineRecord record, Map<CustomerId, Customer> customers, String when, String unknown) {
        Optional<Customer> customer = record.customer().flatMap(id -> Optional.ofNullable(customers.get(id)));
        String gist = Stream.of(record.summary(), record.subject(), Optional.of(record.content()))
                .flatMap(Optional::stream)
                .map(CleanText::line)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        return new Row(
                record.type().icon(),
                when,
                customer.map(Customer::displayName).map(CleanText::line).orElse(unknown),
                Shortening.chars(gist.isEmpty() ? record.type().label() : gist, GIST),
                customer.map(found -> BoardLinks.customer(found.id()) + "?record="
                                + BoardLinks.encoded(record.id().value()))
                        .orElse(""));
    }

    private static String when(Instant time) {
        return ChineseTime.date(time) + " " + ChineseTime.clock(time);
    }
}
