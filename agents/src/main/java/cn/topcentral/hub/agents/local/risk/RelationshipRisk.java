package cn.topcentral.hub.agents.local.risk;

import cn.topcentral.hub.agents.finding.Proofs;
import cn.topcentral.hub.agents.risk.RiskType;
import cn.topcentral.hub.agents.statistics.Answers;
import cn.topcentral.hub.agents.statistics.Answers.Answer;
import cn.topcentral.hub.agents.statistics.Conversation;
import cn.topcentral.hub.agents.statistics.CustomerStatistics;
import cn.topcentral.hub.agents.statistics.Mention;
import cn.topcentral.hub.agents.statistics.Mood;
import cn.topcentral.hub.agents.statistics.Period;
import cn.topcentral.hub.agents.statistics.Spread;
import cn.topcentral.hub.agents.statistics.Wording;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.history.HistoryRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tone cools, the person we know is gone, or one side lets the other wait. */
final class RelationshipRisk implements RiskRule {
    private static final int RECENT_DAYS = 60;
    private static final int BEFORE_DAYS = 180;
    private static final int LEAST_RECENT = 3;
    private static final int LEAST_BEFORE = 5;
    private static final double SLIDE = 0.12;
    private static final double SLOWER = 3;
    private static final double SLOW_HOURS = 4;
    private static final int LEAST_IGNORED = 3;
    private static final List<String> GONE =
            List.of("离职", "调岗", "调走", "不在这边了", "不负责这块了", "不负责了", "交接给", "以后由", "以后找", "换人对接", "换了采购", "退休", "新来的采购");

    @Override
    public RiskType type() {
        return RiskType.RELATIONSHIP_DETERIORATION;
    }

    @Override
    public List<Indicator> look(CustomerStatistics statistics) {
        List<Indicator> found = new ArrayList<>();
        slide(statistics).ifPresent(found::add);
        gone(statistics).or(() -> KeyPerson.missing(statistics)).ifPresent(found::add);
        waiting(statistics).ifPresent(found::add);
        ignored(statistics).ifPresent(found::add);
        OurWord.broken(statistics).ifPresent(found::add);
        slower(statistics).ifPresent(found::add);
        return found;
    }

    private static Optional<Indicator> slide(CustomerStatistics statistics) {
        Conversation conversation = statistics.conversation();
        Period recent = Period.upTo(conversation.asOf(), RECENT_DAYS);
        List<HistoryRecord> records = Conversation.in(recent, conversation.theirs());
        Mood now = Mood.of(records);
        Mood before = Mood.of(Conversation.in(Period.upTo(recent.from(), BEFORE_DAYS), conversation.theirs()));
        double drop = before.mean() - now.mean();
        if (now.count() < LEAST_RECENT || before.count() < LEAST_BEFORE || drop < SLIDE) {
            return Optional.empty();
        }
        List<HistoryRecord> negative = records.stream()
                .filter(record -> has(record, SentimentClass.NEGATIVE))
                .toList();
        List<HistoryRecord> proof = negative.isEmpty() ? records : negative;
        return Optional.of(new Indicator(
                "近60天情绪均分" + Wording.decimal(now.mean(), 2) + "，此前半年" + Wording.decimal(before.mean(), 2),
                Math.min(0.6, 0.2 + drop),
                conversation.day(
                        sinceNoKindWord(conversation.theirs(), proof.get(0)).time()),
                Proofs.newest(proof),
                List.of("请" + Phrases.person(statistics) + "喝茶或上门坐坐，不谈单，先听意见")));
    }

    /** The first unkind word after the last kind one, so that the date stays when the window moves on. */
    private static HistoryRecord sinceNoKindWord(List<HistoryRecord> records, HistoryRecord otherwise) {
        HistoryRecord first = otherwise;
        for (int i = records.size() - 1; i >= 0 && !has(records.get(i), SentimentClass.POSITIVE); i--) {
            first = has(records.get(i), SentimentClass.NEGATIVE) ? records.get(i) : first;
        }
        return first;
    }

    private static Optional<Indicator> gone(CustomerStatistics statistics) {
        List<Mention> said = Mention.in(statistics.theirs(RECENT_DAYS), GONE);
        if (said.isEmpty()) {
            return Optional.empty();
        }
        Mention first = said.get(0);
        return Optional.of(new Indicator(
                "对接人有变：" + Phrases.said(first.record(), first.index()),
                0.35,
                Phrases.since(statistics, GONE, RECENT_DAYS),
                Proofs.of(first.record(), first.index()),
                List.of("两周内拜访新对接人，把价格、账期、质量约定重新过一遍")));
    }

    /** What they asked and nobody answered; complaints are looked at elsewhere. */
    private static Optional<Indicator> waiting(CustomerStatistics statistics) {
        List<HistoryRecord> waiting = statistics.answers().waiting().stream()
                .filter(record -> record.analysis()
                        .filter(analysis -> analysis.intent() == IntentCategory.COMPLAINT)
                        .isEmpty())
                .filter(record -> waited(record, statistics)
                        >= statistics.workingHours().perDay().toHours())
                .toList();
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        HistoryRecord oldest = waiting.get(0);
        return Optional.of(new Indicator(
                "客户" + Phrases.date(statistics.conversation().day(oldest.time())) + "的"
                        + oldest.type().label() + "还没有回复，已等"
                        + Wording.workingTime(waited(oldest, statistics), statistics.workingHours())
                        + (waiting.size() > 1 ? "；未回复的共" + waiting.size() + "条" : ""),
                Math.min(0.45, 0.15 + 0.1 * waiting.size()),
                statistics.conversation().day(oldest.time()),
                Proofs.of(oldest),
                List.of("今天回复" + Phrases.date(statistics.conversation().day(oldest.time())) + "的"
                        + oldest.type().label())));
    }

    private static Optional<Indicator> ignored(CustomerStatistics statistics) {
        List<HistoryRecord> ignored = statistics.answers().ignored();
        List<LocalDate> days = statistics.conversation().days(ignored);
        if (days.size() < LEAST_IGNORED || statistics.conversation().theirs().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Indicator(
                "自" + Phrases.date(days.get(0)) + "起我们有" + days.size() + "天发出消息，客户都没有回音",
                Math.min(0.45, 0.2 + 0.05 * (days.size() - LEAST_IGNORED)),
                days.get(0),
                Proofs.newest(ignored),
                List.of("别再群发消息，换人或换渠道直接打电话")));
    }

    private static Optional<Indicator> slower(CustomerStatistics statistics) {
        Period recent = Period.upTo(statistics.conversation().asOf(), RECENT_DAYS);
        List<Answer> theirs = statistics.answers().theirs();
        List<Answer> now = theirs.stream()
                .filter(answer -> recent.contains(answer.answer().time()))
                .toList();
        List<Answer> before = theirs.stream()
                .filter(answer -> !answer.answer().time().isAfter(recent.from()))
                .toList();
        Spread usual = Answers.hours(before);
        Spread current = Answers.hours(now);
        if (current.count() < LEAST_RECENT
                || usual.count() < LEAST_BEFORE
                || current.median() < SLOW_HOURS
                || current.median() < SLOWER * usual.median()) {
            return Optional.empty();
        }
        return Optional.of(new Indicator(
                "客户回复变慢：近60天通常" + Wording.workingTime(current.median(), statistics.workingHours()) + "，此前"
                        + Wording.workingTime(usual.median(), statistics.workingHours()),
                0.2,
                statistics
                        .conversation()
                        .day(firstSlow(theirs, SLOWER * usual.median())
                                .question()
                                .time()),
                Proofs.of(now.get(now.size() - 1).answer()),
                List.of("要紧的事改用电话，不等消息回复")));
    }

    /** The first of the slow answers at the end. */
    private static Answer firstSlow(List<Answer> answers, double hours) {
        int first = answers.size() - 1;
        while (first > 0 && Answers.hours(List.of(answers.get(first - 1))).median() >= hours) {
            first--;
        }
        return answers.get(first);
    }

    private static double waited(HistoryRecord record, CustomerStatistics statistics) {
        Conversation conversation = statistics.conversation();
        return statistics
                        .workingHours()
                        .between(record.time(), conversation.asOf(), conversation.zone())
                        .toMinutes()
                / 60.0;
    }

    private static boolean has(HistoryRecord record, SentimentClass sentiment) {
        return record.analysis()
                .filter(analysis -> analysis.sentiment() == sentiment)
                .isPresent();
    }
}
