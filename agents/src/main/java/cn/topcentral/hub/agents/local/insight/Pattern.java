package cn.topcentral.hub.agents.local.insight;

import cn.topcentral.hub.agents.finding.Claim;
import cn.topcentral.hub.agents.finding.Claims;
import cn.topcentral.hub.agents.finding.Proofs;
import cn.topcentral.hub.agents.insight.CustomerInsight.CommunicationPattern;
import cn.topcentral.hub.agents.statistics.Answers;
import cn.topcentral.hub.agents.statistics.Answers.Answer;
import cn.topcentral.hub.agents.statistics.ChannelUse;
import cn.topcentral.hub.agents.statistics.Conversation;
import cn.topcentral.hub.agents.statistics.CustomerStatistics;
import cn.topcentral.hub.agents.statistics.Spread;
import cn.topcentral.hub.agents.statistics.TimeProfile;
import cn.topcentral.hub.agents.statistics.Wording;
import cn.topcentral.hub.storage.history.HistoryRecord;
import java.time.DayOfWeek;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Where, when, how often, how fast. */
final class Pattern {
    static final String UNKNOWN = "资料不足";
    private static final String PLACE = "/communication_pattern/";
    private static final Predicate<DayOfWeek> WORKDAY = day -> day.compareTo(DayOfWeek.FRIDAY) <= 0;
    private static final List<Part> PARTS = List.of(
            new Part("工作日上午", WORKDAY, 6, 12),
            new Part("工作日下午", WORKDAY, 12, 18),
            new Part("工作日晚上", WORKDAY, 18, 24),
            new Part("周末", WORKDAY.negate(), 6, 24),
            new Part("凌晨", day -> true, 0, 6));

    private Pattern() {}

    private record Part(String name, Predicate<DayOfWeek> days, int from, int to) {
        int count(TimeProfile times) {
            return times.between(days, from, to);
        }
    }

    static CommunicationPattern of(CustomerStatistics statistics, Claims claims) {
        return new CommunicationPattern(
                claims.single(PLACE + "preferred_channel", channel(statistics)),
                claims.single(PLACE + "preferred_time", time(statistics)),
                claims.single(PLACE + "frequency", frequency(statistics)),
                claims.single(
                        PLACE + "response_speed",
                        speed(statistics, statistics.answers().ours())),
                claims.single(
                        PLACE + "their_response_speed",
                        speed(statistics, statistics.answers().theirs())));
    }

    private static Claim<String> channel(CustomerStatistics statistics) {
        if (statistics.channels().isEmpty()) {
            return new Claim<>(UNKNOWN, Proofs.NONE);
        }
        ChannelUse best = statistics.channels().get(0);
        String figure = best.begun() > 0
                ? "近一年客户主动" + best.begun() + "天，占" + Wording.percent(best.share())
                : "近一年" + best.days() + "天，都是我方发起";
        return new Claim<>(best.type().label() + "（" + figure + "）", Proofs.of(best.newest()));
    }

    private static Claim<String> time(CustomerStatistics statistics) {
        TimeProfile times = statistics.times();
        if (times.total() == 0) {
            return new Claim<>(UNKNOWN, Proofs.NONE);
        }
        Part best = PARTS.stream()
                .max(Comparator.comparing((Part part) -> part.count(times))
                        .thenComparing(PARTS::indexOf, Comparator.reverseOrder()))
                .orElseThrow();
        int hour = times.busiestHours().stream()
                .filter(some -> some >= best.from() && some < best.to())
                .max(Comparator.comparing((Integer some) -> times.between(best.days(), some, some + 1))
                        .thenComparing(Comparator.reverseOrder()))
                .orElse(best.from());
        return new Claim<>(
                best.name() + "，" + hour + "点前后最多（主动联系的" + times.total() + "个时段占"
                        + Wording.percent((double) best.count(times) / times.total()) + "）",
                Proofs.newest(statistics.theirs(CustomerStatistics.YEAR_DAYS).stream()
                        .filter(Conversation::customerBegan)
                        .toList()));
    }

    private static Claim<String> frequency(CustomerStatistics statistics) {
        List<HistoryRecord> theirs = statistics.conversation().theirs();
        if (theirs.isEmpty()) {
            return new Claim<>(UNKNOWN, Proofs.NONE);
        }
        int recent = statistics
                .conversation()
                .days(statistics.theirs(Reading.RECENT_DAYS))
                .size();
        if (recent == 0) {
            return new Claim<>("近90天没有来往，上次在" + statistics.rhythm().silentDays() + "天前", Proofs.newest(theirs));
        }
        long known = statistics.conversation().today().toEpochDay()
                - statistics.theirDays().get(0).toEpochDay()
                + 1;
        if (known < 14) {
            return new Claim<>("认识" + known + "天，有来往" + recent + "天", Proofs.newest(theirs));
        }
        int span = (int) Math.min(Reading.RECENT_DAYS, known);
        return new Claim<>(
                Wording.frequency(recent, span) + "（近" + span + "天里" + recent + "天有来往）", Proofs.newest(theirs));
    }

    private static Claim<String> speed(CustomerStatistics statistics, List<Answer> answers) {
        if (answers.isEmpty()) {
            return new Claim<>(UNKNOWN, Proofs.NONE);
        }
        Spread hours = Answers.hours(answers);
        return new Claim<>(
                "通常" + Wording.workingTime(hours.median(), statistics.workingHours()) + "回复（" + hours.count()
                        + "次的中位数，只计工作时间）",
                Proofs.newest(answers.stream().map(Answer::answer).toList()));
    }
}
