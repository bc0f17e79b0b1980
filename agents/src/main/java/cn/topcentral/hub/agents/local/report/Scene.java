package cn.topcentral.hub.agents.local.report;

import cn.topcentral.hub.agents.report.ReportPeriod;
import cn.topcentral.hub.agents.report.Workdays;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.insight.InsightType;
import cn.topcentral.hub.storage.report.CustomerActivity;
import cn.topcentral.hub.storage.report.Headline;
import cn.topcentral.hub.storage.report.InsightLine;
import cn.topcentral.hub.storage.report.OrderLine;
import cn.topcentral.hub.storage.report.PeriodFacts;
import cn.topcentral.hub.storage.report.Question;
import cn.topcentral.hub.storage.report.RecordFilter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the sections of a report on the whole house have in common. */
record Scene(ReportPeriod period, PeriodFacts facts, Workdays workdays, Sheet sheet) {
    /** As many lines as somebody reads of a list. */
    static final int LINES = 10;

    ZoneId zone() {
        return facts.request().zone();
    }

    Instant from() {
        return facts.request().from();
    }

    Instant to() {
        return facts.request().to();
    }

    Instant asOf() {
        return facts.request().asOf();
    }

    RecordFilter all() {
        return RecordFilter.between(from(), to());
    }

    /** A number of records of the period, linked to them. */
    String records(String id, String label, RecordFilter filter) {
        return sheet.records(id, label, facts.activity().count(filter), filter);
    }

    String person(Optional<String> userid) {
        return userid.map(id -> facts.people().getOrDefault(id, id))
                .map(name -> Words.plain(name, 20))
                .orElse("未分配");
    }

    static String customer(String name) {
        return "**" + Words.plain(name, 20) + "**";
    }

    List<CustomerActivity> active() {
        return facts.customers().stream()
                .filter(customer -> customer.records() > 0)
                .toList();
    }

    List<Question> answered() {
        return facts.questions().stream()
                .filter(question -> question.answered().isPresent())
                .toList();
    }

    List<Question> waiting() {
        return facts.questions().stream()
                .filter(question -> question.answered().isEmpty())
                .toList();
    }

    boolean inPeriod(Instant time) {
        return !time.isBefore(from()) && time.isBefore(to());
    }

    /** What was found in the period. */
    List<InsightLine> found(InsightType type) {
        return facts.insights(type).filter(insight -> inPeriod(insight.found())).toList();
    }

    List<OrderLine> orders() {
        return facts.orders().stream()
                .filter(order -> inPeriod(order.orderedAt()))
                .toList();
    }

    static BigDecimal sum(Collection<Optional<BigDecimal>> amounts) {
        return amounts.stream().flatMap(Optional::stream).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * What a customer said of one thing, in however many messages.
     *
     * @param first the earliest of them
     */
    record Matter(Headline first, List<String> ids) {
        int records() {
            return ids.size();
        }
    }

    /** The headlines by customer and intent, the most urgent first. */
    List<Matter> matters(Predicate<Headline> wanted) {
        Map<String, Matter> matters = new LinkedHashMap<>();
        facts.headlines().stream().filter(wanted).forEach(line -> {
            String key = line.customer().map(CustomerId::value).orElse(line.id().value()) + " " + line.intent();
            matters.merge(
                    key,
                    new Matter(line, List.of(line.id().value())),
                    (known, more) -> new Matter(
                            more.first.time().isBefore(known.first.time()) ? more.first : known.first,
                            Stream.concat(known.ids.stream(), more.ids.stream()).toList()));
        });
        return List.copyOf(matters.values());
    }

    /** The line that says what a list leaves out. */
    static List<String> first(List<String> lines) {
        if (lines.size() <= LINES) {
            return lines;
        }
        return Stream.concat(lines.stream().limit(LINES), Stream.of("……另有 " + (lines.size() - LINES) + " 条"))
                .toList();
    }
}
