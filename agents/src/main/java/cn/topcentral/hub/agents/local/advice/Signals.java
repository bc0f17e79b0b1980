package cn.topcentral.hub.agents.local.advice;

import cn.topcentral.hub.agents.local.words.Claim;
import cn.topcentral.hub.agents.local.words.Proof;
import cn.topcentral.hub.agents.local.words.Rivals;
import cn.topcentral.hub.agents.local.words.Saying;
import cn.topcentral.hub.agents.local.words.Sayings;
import cn.topcentral.hub.agents.local.words.Wording;
import cn.topcentral.hub.agents.statistics.Complaints;
import cn.topcentral.hub.agents.statistics.Conversation;
import cn.topcentral.hub.agents.statistics.Mood;
import cn.topcentral.hub.agents.statistics.Pace;
import cn.topcentral.hub.agents.statistics.Payments;
import cn.topcentral.hub.agents.statistics.Period;
import cn.topcentral.hub.agents.statistics.Rhythm;
import cn.topcentral.hub.agents.statistics.Topic;
import cn.topcentral.hub.agents.statistics.Trend;
import cn.topcentral.hub.storage.analysis.RecordAnalysis;
import cn.topcentral.hub.storage.history.HistoryRecord;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What may drive them away, with figures against their own past. A14 weighs it; here it is only what to do about it. */
final class Signals {
    private static final int WINDOW_DAYS = 90;
    private static final int LATEST_TALKS = 5;
    private static final int MOST = 5;

    private final Situation situation;
    private final Conversation conversation;
    private final Period recent;

    Signals(Situation situation) {
        this.situation = situation;
        this.conversation = situation.statistics().conversation();
        this.recent = Period.upTo(conversation.asOf(), WINDOW_DAYS);
    }

    /** The gravest first, five at most. */
    List<Signal> all() {
        return Stream.of(orders(), complaints(), waiting(), competitors(), prices(), pace(), mood(), payments())
                .flatMap(Optional::stream)
                .limit(MOST)
                .toList();
    }

    private Optional<Signal> orders() {
        Rhythm rhythm = situation.buying().rhythm();
        return rhythm.silent()
                ? signal(
                        situation.byLatestWord(
                                "平时约" + Math.round(rhythm.gaps().median()) + "天一单，已" + rhythm.silentDays() + "天没有下单"),
                        "今天打电话给" + situation.person() + "，问清停单的原因")
                : Optional.empty();
    }

    private Optional<Signal> complaints() {
        List<Complaints.Case> cases = situation.statistics().complaints().begunIn(recent);
        long open = cases.stream().filter(Complaints.Case::open).count();
        return cases.stream()
                .reduce((first, second) -> second)
                .flatMap(last -> signal(
                        Claim.of(
                                "近90天投诉" + cases.size() + "次" + (open > 0 ? "，" + open + "次还没了结" : ""),
                                Proof.of(last.newest())),
                        open > 0 ? "主管上门把没了结的投诉当面谈清，给出整改期限" : "回访一次投诉的结果，让客户说一句满意不满意"));
    }

    private Optional<Signal> waiting() {
        List<HistoryRecord> waiting = situation.statistics().answers().waiting();
        return Conversation.newest(waiting)
                .flatMap(question -> signal(
                        Claim.of(
                                waiting.size() + "条来信还没回，最早的已等"
                                        + situation.daysSince(waiting.get(0).time()) + "天",
                                Proof.of(waiting.get(0))),
                        "今天把没回的" + waiting.size() + "条来信都回掉"));
    }

    private Optional<Signal> competitors() {
        Set<String> mentions = new LinkedHashSet<>();
        List<HistoryRecord> naming = Conversation.in(recent, conversation.theirs()).stream()
                .filter(record -> record.analysis()
                        .filter(analysis -> !analysis.competitors().isEmpty())
                        .isPresent())
                .toList();
        naming.forEach(record -> mentions.addAll(
                record.analysis().map(RecordAnalysis::competitors).orElse(List.of())));
        List<String> names = Rivals.named(mentions);
        return Conversation.newest(naming)
                .flatMap(last -> signal(
                        Claim.of(
                                "近90天" + naming.size() + "次提到" + String.join("、", names),
                                Proof.of(
                                        last,
                                        names.stream()
                                                .filter(last.content()::contains)
                                                .findFirst()
                                                .orElse(""))),
                        "摸清" + names.get(0) + "的价格、账期和供货情况，准备一页对比"));
    }

    private Optional<Signal> prices() {
        List<Saying> talks = situation.concerns().about(Topic.PRICE);
        Instant from = recent.from();
        List<Saying> now =
                talks.stream().filter(saying -> saying.time().isAfter(from)).toList();
        int before = Sayings.occasions(
                talks.stream().filter(saying -> !saying.time().isAfter(from)).toList());
        int count = Sayings.occasions(now);
        return count >= 2 && count > before
                ? signal(Concerns.claim(now, "价格谈得更勤了：近90天" + count + "次，前90天" + before + "次"), "给一个和用量挂钩的价格方案，底价先请领导批")
                : Optional.empty();
    }

    private Optional<Signal> pace() {
        Pace pace = situation.statistics().pace();
        return pace.trend() == Trend.DECLINING
                ? signal(
                        situation.byLatestWord(
                                "近30天只联系了" + pace.current() + "天，平时每30天约" + Math.round(pace.baseline()) + "天"),
                        "约" + situation.person() + "见一面，问问近来的排产和用料")
                : Optional.empty();
    }

    private Optional<Signal> mood() {
        List<HistoryRecord> analysed = conversation.theirs().stream()
                .filter(record -> record.analysis().isPresent())
                .toList();
        List<HistoryRecord> last = analysed.subList(Math.max(0, analysed.size() - LATEST_TALKS), analysed.size());
        Mood mood = Mood.of(last);
        return mood.negative() < 2
                ? Optional.empty()
                : last.stream()
                        .filter(record -> Mood.of(List.of(record)).negative() == 1)
                        .reduce((first, second) -> second)
                        .flatMap(record -> signal(
                                Claim.of("最近" + mood.count() + "次来往里有" + mood.negative() + "次不满意", Proof.of(record)),
                                "主管出面沟通一次，当面听客户说哪里不满意"));
    }

    private Optional<Signal> payments() {
        List<Payments.Due> overdue = situation.statistics().payments().overdue();
        return overdue.isEmpty()
                ? Optional.empty()
                : signal(
                        situation
                                .concerns()
                                .claim(
                                        Topic.PAYMENT_TERMS,
                                        "有" + overdue.size() + "笔货款到期未付，共"
                                                + Wording.money(situation
                                                        .statistics()
                                                        .payments()
                                                        .overdueAmount())),
                        "和财务一起对账，问清付款日期，别让锁单伤了关系");
    }

    private static Optional<Signal> signal(Optional<Claim<String>> claim, String action) {
        return claim.map(found -> new Signal(found, action));
    }
}
