package cn.topcentral.hub.agents.local.insight;

import cn.topcentral.hub.agents.finding.Proofs;
import cn.topcentral.hub.agents.local.insight.Health.Measured;
import cn.topcentral.hub.agents.statistics.Answers;
import cn.topcentral.hub.agents.statistics.Answers.Answer;
import cn.topcentral.hub.agents.statistics.Complaints.Case;
import cn.topcentral.hub.agents.statistics.Conversation;
import cn.topcentral.hub.agents.statistics.CustomerStatistics;
import cn.topcentral.hub.agents.statistics.Mood;
import cn.topcentral.hub.agents.statistics.OrderVolume;
import cn.topcentral.hub.agents.statistics.Pace;
import cn.topcentral.hub.agents.statistics.Period;
import cn.topcentral.hub.agents.statistics.Promises;
import cn.topcentral.hub.agents.statistics.Rhythm;
import cn.topcentral.hub.agents.statistics.Spread;
import cn.topcentral.hub.agents.statistics.Trend;
import cn.topcentral.hub.agents.statistics.Wording;
import cn.topcentral.hub.storage.history.HistoryRecord;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the relationship's score is made of. The formulas are in docs/agents/a11.md. */
final class HealthComponents {
    private static final int RECENT_DAYS = 90;
    private static final int HALF_YEAR_DAYS = 182;
    private static final double FAST_HOURS = 1;
    private static final double SLOW_HOURS = 18;
    private static final double NOT_TRACKED = 50;

    private HealthComponents() {}

    static List<Measured> of(CustomerStatistics statistics) {
        if (statistics.conversation().records().isEmpty()) {
            return List.of();
        }
        return Stream.of(
                        contact(statistics),
                        mood(statistics),
                        answers(statistics),
                        complaints(statistics),
                        business(statistics),
                        promises(statistics))
                .flatMap(Optional::stream)
                .toList();
    }

    /** How far a silence is from unusual: 1 up to half of the limit, 0 from twice the limit on. */
    static double presence(Rhythm rhythm) {
        return 1 - Math.min(1, Math.max(0, (rhythm.silence() - 0.5) / 1.5));
    }

    private static Optional<Measured> contact(CustomerStatistics statistics) {
        Rhythm rhythm = statistics.rhythm();
        if (!rhythm.known()) {
            return Optional.empty();
        }
        Pace pace = statistics.pace();
        double slowing = pace.trend() == Trend.DECLINING ? pace.current() / pace.baseline() : 1;
        String usual = pace.known() ? "，平时" + Wording.number(pace.baseline()) + "次" : "";
        return Optional.of(new Measured(
                "联系频率",
                100 * presence(rhythm) * slowing,
                0.25,
                "近30天沟通" + pace.current() + "次" + usual + "；距客户上次来往" + rhythm.silentDays() + "天",
                Proofs.newest(statistics.conversation().theirs())));
    }

    private static Optional<Measured> mood(CustomerStatistics statistics) {
        List<HistoryRecord> recent = statistics.theirs(RECENT_DAYS);
        Mood mood = Mood.of(recent);
        return mood.count() == 0
                ? Optional.empty()
                : Optional.of(new Measured(
                        "客户情绪",
                        100 * mood.mean(),
                        0.20,
                        "近90天" + mood.count() + "条来往情绪均分" + Wording.decimal(mood.mean(), 2) + "，积极" + mood.positive()
                                + "条、消极" + mood.negative() + "条",
                        Proofs.newest(recent)));
    }

    private static Optional<Measured> answers(CustomerStatistics statistics) {
        Period recent = Period.upTo(statistics.conversation().asOf(), RECENT_DAYS);
        List<Answer> ours = statistics.answers().ours().stream()
                .filter(answer -> recent.contains(answer.answer().time()))
                .toList();
        List<HistoryRecord> waiting = statistics.answers().waiting().stream()
                .filter(record -> recent.contains(record.time()))
                .toList();
        if (ours.isEmpty() && waiting.isEmpty()) {
            return Optional.empty();
        }
        Spread hours = Answers.hours(ours);
        double slow = Math.min(1, Math.max(0, (hours.median() - FAST_HOURS) / (SLOW_HOURS - FAST_HOURS)));
        String speed = ours.isEmpty()
                ? "近90天没有回复过客户"
                : "我方通常" + Wording.workingTime(hours.median(), statistics.workingHours()) + "回复（" + hours.count()
                        + "次）";
        return Optional.of(new Measured(
                "我方响应",
                Math.max(0, (ours.isEmpty() ? 50 : 100 * (1 - slow)) - 15 * waiting.size()),
                0.15,
                speed + (waiting.isEmpty() ? "，没有漏回" : "，" + waiting.size() + "条还没回"),
                waiting.isEmpty() ? Proofs.of(ours.get(ours.size() - 1).answer()) : Proofs.newest(waiting)));
    }

    /** A good sign only where there has been enough talk for a complaint to be among it. */
    private static Optional<Measured> complaints(CustomerStatistics statistics) {
        Period halfYear = Period.upTo(statistics.conversation().asOf(), HALF_YEAR_DAYS);
        List<HistoryRecord> records =
                Conversation.in(halfYear, statistics.conversation().theirs());
        if (Mood.of(records).count() < 3) {
            return Optional.empty();
        }
        List<Case> cases = statistics.complaints().cases().stream()
                .filter(complaint -> halfYear.contains(complaint.newest().time()))
                .toList();
        int open = (int) cases.stream().filter(Case::open).count();
        return Optional.of(new Measured(
                "问题处理",
                Math.max(0, 100 - 30 * open - 10 * (cases.size() - open)),
                0.15,
                cases.isEmpty() ? "半年内没有投诉" : "半年内投诉" + cases.size() + "起，" + (open == 0 ? "都已了结" : open + "起未了结"),
                cases.isEmpty()
                        ? Proofs.newest(records)
                        : Proofs.of(cases.get(cases.size() - 1).newest())));
    }

    private static Optional<Measured> business(CustomerStatistics statistics) {
        Rhythm rhythm = statistics.orders().rhythm();
        if (rhythm.events() == 0) {
            return Optional.empty();
        }
        Optional<OrderVolume> volume = OrderVolume.of(statistics.orders());
        double kept = volume.map(value -> Math.min(1, 1 - value.drop())).orElse(1.0);
        int overdue = statistics.payments().overdue().size();
        String last = "最近一单在" + rhythm.silentDays() + "天前";
        String usual = rhythm.known()
                ? "，平时约每" + Wording.number(rhythm.gaps().median()) + "天一单"
                : "，共" + rhythm.events() + "单";
        return Optional.of(new Measured(
                "订单与付款",
                Math.max(0, 100 * (rhythm.known() ? presence(rhythm) : 0.6) * kept - (overdue > 0 ? 20 : 0)),
                0.15,
                last + usual + (overdue > 0 ? "，" + overdue + "笔逾期未付" : ""),
                // Orders are no records: what was said last stands for them.
                Proofs.newest(statistics.conversation().records())));
    }

    private static Optional<Measured> promises(CustomerStatistics statistics) {
        Promises ours = statistics.ourPromises();
        if (ours.count() > 0 && !Promises.tracked(statistics.history())) {
            return Optional.of(new Measured(
                    "承诺兑现",
                    NOT_TRACKED,
                    0.10,
                    "我方到期承诺" + ours.count() + "件，没有人登记过完成情况，暂不评分",
                    Proofs.newest(statistics.conversation().records())));
        }
        return ours.count() == 0
                ? Optional.empty()
                : Optional.of(new Measured(
                        "承诺兑现",
                        100.0 * (ours.kept().size() + 0.5 * ours.late().size()) / ours.count(),
                        0.10,
                        "我方到期承诺" + ours.count() + "件，按时" + ours.kept().size() + "件"
                                + (ours.late().isEmpty()
                                        ? ""
                                        : "、迟办" + ours.late().size() + "件")
                                + (ours.broken().isEmpty()
                                        ? ""
                                        : "、未办" + ours.broken().size() + "件"),
                        Proofs.newest(statistics.conversation().records())));
    }
}
