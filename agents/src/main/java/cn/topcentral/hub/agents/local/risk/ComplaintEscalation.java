package cn.topcentral.hub.agents.local.risk;

import cn.topcentral.hub.agents.finding.Proofs;
import cn.topcentral.hub.agents.risk.RiskType;
import cn.topcentral.hub.agents.statistics.Complaints.Case;
import cn.topcentral.hub.agents.statistics.CustomerStatistics;
import cn.topcentral.hub.agents.statistics.Mention;
import cn.topcentral.hub.agents.statistics.Topic;
import cn.topcentral.hub.agents.statistics.Wording;
import cn.topcentral.hub.storage.history.HistoryRecord;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A complaint that is not over: how long, how often, unanswered, and in which tone. */
final class ComplaintEscalation implements RiskRule {
    private static final List<String> THREATS = List.of(
            "索赔", "罚款", "扣款", "律师", "起诉", "法务", "退货", "全部退", "停线", "停产", "通报", "取消资格", "最后一次", "向上反映", "找你们老板",
            "找你们领导");
    private static final double HARSHER = 0.1;

    @Override
    public RiskType type() {
        return RiskType.COMPLAINT_ESCALATION;
    }

    @Override
    public List<Indicator> look(CustomerStatistics statistics) {
        List<Indicator> found = new ArrayList<>();
        for (Case complaint : statistics.complaints().open()) {
            found.add(open(complaint, statistics));
            unanswered(complaint, statistics).ifPresent(found::add);
            repeated(complaint, statistics).ifPresent(found::add);
            harsher(complaint, statistics).ifPresent(found::add);
        }
        return found;
    }

    /** A complaint of the customer that waits for an answer, when it waits longer than the working day allows. */
    static Optional<Indicator> unanswered(Case complaint, CustomerStatistics statistics) {
        Optional<HistoryRecord> waiting = statistics.answers().waiting().stream()
                .filter(complaint.records()::contains)
                .findFirst();
        return waiting.map(record -> {
            double hours = waited(record, statistics);
            return new Indicator(
                    Phrases.date(statistics.conversation().day(record.time())) + "的投诉还没有回复，已等"
                            + Wording.workingTime(hours, statistics.workingHours()),
                    Math.min(0.5, 0.2 + 0.02 * hours),
                    statistics.conversation().day(record.time()),
                    Proofs.of(record),
                    List.of("今天先回复客户：谁负责、什么时候给结论"));
        });
    }

    private static double waited(HistoryRecord record, CustomerStatistics statistics) {
        Duration waited = statistics
                .workingHours()
                .between(
                        record.time(),
                        statistics.conversation().asOf(),
                        statistics.conversation().zone());
        return waited.toMinutes() / 60.0;
    }

    private static Indicator open(Case complaint, CustomerStatistics statistics) {
        LocalDate first = statistics.conversation().day(complaint.first().time());
        int days = (int) (statistics.conversation().today().toEpochDay() - first.toEpochDay());
        int times = complaint.records().size();
        return new Indicator(
                Phrases.date(first) + "起的" + about(complaint) + "投诉未了结，已" + days + "天"
                        + (times > 1 ? "，客户前后说了" + times + "次" : ""),
                Math.min(0.5, 0.25 + 0.015 * days),
                first,
                Proofs.of(complaint.first()).and(Proofs.of(complaint.newest())),
                List.of("查清原因，给客户书面处理方案和完成日期"));
    }

    private static Optional<Indicator> repeated(Case complaint, CustomerStatistics statistics) {
        if (complaint.repeats() == 0) {
            return Optional.empty();
        }
        return Optional.of(new Indicator(
                "半年内第" + (complaint.repeats() + 1) + "次同类投诉",
                Math.min(0.4, 0.15 * complaint.repeats() + 0.05),
                statistics.conversation().day(complaint.first().time()),
                Proofs.of(complaint.newest()),
                List.of("带品质部做8D，把两次的根因和防再发措施讲给客户")));
    }

    private static Optional<Indicator> harsher(Case complaint, CustomerStatistics statistics) {
        List<Mention> threats = Mention.in(complaint.records(), THREATS);
        if (!threats.isEmpty()) {
            Mention last = threats.get(threats.size() - 1);
            return Optional.of(new Indicator(
                    "提到" + last.word() + "：" + Phrases.said(last.record(), last.index()),
                    0.45,
                    statistics.conversation().day(last.record().time()),
                    Proofs.of(last.record(), last.index()),
                    List.of("销售负责人当天出面，和品质部一起上门")));
        }
        double first = score(complaint.first());
        double last = score(complaint.newest());
        return first - last >= HARSHER
                ? Optional.of(new Indicator(
                        "语气越来越重：情绪分从" + Wording.decimal(first, 2) + "降到" + Wording.decimal(last, 2),
                        0.2,
                        statistics.conversation().day(complaint.newest().time()),
                        Proofs.of(complaint.newest()),
                        List.of("换更高级别的人接手沟通")))
                : Optional.empty();
    }

    private static double score(HistoryRecord record) {
        return record.analysis()
                .map(analysis -> analysis.sentimentScore().doubleValue())
                .orElse(0.5);
    }

    private static String about(Case complaint) {
        return complaint.topics().stream()
                .sorted(Comparator.naturalOrder())
                .limit(2)
                .map(Topic::label)
                .collect(Collectors.joining("、"));
    }
}
