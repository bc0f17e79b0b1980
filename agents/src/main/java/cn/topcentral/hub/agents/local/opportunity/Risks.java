package cn.topcentral.hub.agents.local.opportunity;

import cn.topcentral.hub.agents.local.words.Claim;
import cn.topcentral.hub.agents.local.words.DuePromises;
import cn.topcentral.hub.agents.local.words.Proof;
import cn.topcentral.hub.agents.local.words.Saying;
import cn.topcentral.hub.agents.local.words.Sayings;
import cn.topcentral.hub.agents.local.words.Wording;
import cn.topcentral.hub.agents.statistics.Complaints;
import cn.topcentral.hub.agents.statistics.Period;
import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.history.HistoryPrice;
import cn.topcentral.hub.storage.history.HistoryRecord;
import cn.topcentral.hub.storage.history.HistoryTask;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands against a sale, with the figures and the customer's words. */
final class Risks {
    private static final Pattern CHEAPER =
            Pattern.compile("(?:便宜|低|少)(?:了|你们|我们)?\\s*(\\d{1,2}(?:\\.\\d)?)\\s*(?:%|％|个点|个百分点)");
    private static final Pattern TERMS =
            Pattern.compile("(?:账期|月结)[^。；;\\d]{0,14}(\\d{2,3})\\s*天|(\\d{2,3})\\s*天\\s*(?:的)?\\s*(?:账期|月结)");
    private static final Pattern WORRY = Pattern.compile("不敢换|换料.{0,6}(?:风险|麻烦|顾虑)|切换.{0,6}(?:风险|顾虑)|不放心|担心|怕");
    private static final BigDecimal NOTICED_GAP = new BigDecimal("0.01");
    private static final int SILENT_DAYS = 14;
    private static final int COMPLAINT_DAYS = 90;
    private static final int MOST = 4;
    /** 瑞泽新材 is spoken of as 瑞泽. */
    private static final int SHORT_NAME = 2;

    private final Episode episode;
    private final Dealings dealings;

    Risks(Episode episode, Dealings dealings) {
        this.episode = episode;
        this.dealings = dealings;
    }

    /** The gravest first, four at most. */
    List<Risk> all() {
        Optional<Risk> cheaper = cheaper();
        return Stream.of(
                        unanswered(),
                        brokenPromise(),
                        cheaper,
                        cheaper.isPresent() ? Optional.<Risk>empty() : competitor(),
                        cheaper.isPresent() ? Optional.<Risk>empty() : priceGap(),
                        paymentTerms(),
                        complaints(),
                        worry(),
                        silence())
                .flatMap(Optional::stream)
                .limit(MOST)
                .toList();
    }

    /** How much cheaper the other offer is, as a share of our price; 0 when nobody said. */
    double gap() {
        return lastMatch(CHEAPER)
                .map(found -> Double.parseDouble(found.matcher().group(1)) / 100)
                .orElseGet(() -> statedGap().map(BigDecimal::doubleValue).orElse(0.0));
    }

    /** The customer's question that waits for us. */
    Optional<HistoryRecord> waiting() {
        Set<RecordId> records =
                episode.touches().stream().map(touch -> touch.record().id()).collect(Collectors.toSet());
        return dealings.statistics().answers().waiting().stream()
                .filter(question -> records.contains(question.id()))
                .findFirst();
    }

    private Optional<Risk> unanswered() {
        return waiting()
                .flatMap(question -> Risk.of(
                        Risk.Kind.UNANSWERED,
                        Claim.of(dealings.when(question.time()) + "的来信我方还没有回", Proof.of(question)),
                        "今天先回复" + dealings.when(question.time()) + "的来信"));
    }

    private Optional<Risk> brokenPromise() {
        Map<RecordId, HistoryRecord> records = episode.touches().stream()
                .filter(Touch::main)
                .collect(Collectors.toMap(touch -> touch.record().id(), Touch::record, (first, second) -> first));
        Optional<HistoryTask> broken = dealings.statistics().ourPromises().broken().stream()
                .filter(task ->
                        DuePromises.isRecentlyOverdue(task, dealings.history().asOf()))
                .filter(task -> task.record().filter(records::containsKey).isPresent())
                .max(Comparator.comparing(task -> task.dueAt().orElse(Instant.MIN)));
        return broken.flatMap(task -> {
            HistoryRecord record = Optional.ofNullable(records.get(task.record().orElseThrow()))
                    .orElseThrow();
            String words = record.content().contains(task.title())
                    ? task.title()
                    : task.quote().orElse("");
            int late = dealings.daysSince(task.dueAt().orElseThrow());
            return Risk.of(
                    Risk.Kind.BROKEN_PROMISE,
                    Claim.of("答应客户的“" + task.title() + "”已过期" + late + "天", Proof.of(record, words)),
                    "先兑现承诺：" + task.title());
        });
    }

    private Optional<Risk> cheaper() {
        return lastMatch(CHEAPER).flatMap(found -> {
            String who = who(found.saying());
            String percent = found.matcher().group(1) + "%";
            return Risk.of(
                    Risk.Kind.CHEAPER_COMPETITOR,
                    Claim.of(who + "比我方便宜" + percent, found.saying()),
                    "做一张与" + who + "的总成本对比表，说清" + percent + "差在哪里");
        });
    }

    private Optional<Risk> competitor() {
        List<String> rivals = episode.competitors();
        return episode.touches().stream()
                .flatMap(touch -> touch.record().analysis().stream().flatMap(analysis -> analysis.competitors().stream()
                        .filter(rivals::contains)
                        .map(name -> Risk.of(
                                Risk.Kind.COMPETITOR,
                                Claim.of("客户同时在比" + name, naming(touch.record(), name)),
                                "问清" + name + "报了什么价、什么条件"))))
                .flatMap(Optional::stream)
                .reduce((first, second) -> second);
    }

    private Optional<Risk> priceGap() {
        return statedGap().flatMap(gap -> theirPrice()
                .flatMap(price -> Risk.of(
                        Risk.Kind.PRICE_GAP,
                        Claim.of(
                                "客户要" + Wording.price(price.price().perTonne()) + "，比我方报价低" + Wording.percent(gap),
                                proof(price)),
                        "定下" + episode.productText() + "的底价，用量和付款条件一起谈")));
    }

    private Optional<Risk> paymentTerms() {
        return lastMatch(TERMS).flatMap(found -> {
            String days = Optional.ofNullable(found.matcher().group(1))
                    .orElseGet(() -> found.matcher().group(2));
            return Risk.of(
                    Risk.Kind.PAYMENT_TERMS,
                    Claim.of("账期谈到" + days + "天", found.saying()),
                    "请财务和领导先定好账期底线，再答复" + days + "天");
        });
    }

    private Optional<Risk> complaints() {
        List<Complaints.Case> recent = dealings.statistics()
                .complaints()
                .begunIn(Period.upTo(dealings.history().asOf(), COMPLAINT_DAYS));
        long open = recent.stream().filter(Complaints.Case::open).count();
        return recent.stream()
                .reduce((first, second) -> second)
                .flatMap(latest -> Risk.of(
                        Risk.Kind.COMPLAINT,
                        Claim.of(
                                "近90天投诉" + recent.size() + "次" + (open > 0 ? "，" + open + "次还没了结" : ""),
                                Proof.of(latest.newest())),
                        open > 0 ? "先把" + dealings.when(latest.newest().time()) + "的投诉了结，再谈新单" : "说明上次投诉之后做了哪些改进"));
    }

    private Optional<Risk> worry() {
        return lastSaying(WORRY)
                .flatMap(saying -> Risk.of(
                        Risk.Kind.WORRY,
                        Claim.of("客户有顾虑：" + saying.quoted(30), saying),
                        "针对客户的顾虑给数据：" + saying.quoted(20)));
    }

    private Optional<Risk> silence() {
        Touch last = episode.theirLast();
        int days = dealings.daysSince(last.time());
        return days < SILENT_DAYS
                ? Optional.empty()
                : Risk.of(
                        Risk.Kind.SILENCE,
                        Claim.of(
                                "客户已" + days + "天没再提这件事",
                                lastWords(last.record()).or(() -> Proof.of(last.record()))),
                        "打电话问清是推迟了、换了别家还是没有预算");
    }

    private Optional<Proof> lastWords(HistoryRecord record) {
        return Sayings.firstTelling(dealings.sayings().in(record)).flatMap(Saying::proof);
    }

    private Optional<BigDecimal> statedGap() {
        return theirPrice()
                .flatMap(theirs -> Worth.said(episode, dealings, by -> by == Speaker.SELLER)
                        .map(ours -> ours.price().perTonne())
                        .filter(ours -> ours.signum() > 0)
                        .map(ours -> ours.subtract(theirs.price().perTonne()).divide(ours, MathContext.DECIMAL32)))
                .filter(gap -> gap.compareTo(NOTICED_GAP) >= 0);
    }

    private Optional<HistoryPrice> theirPrice() {
        return Worth.said(episode, dealings, by -> by == Speaker.CUSTOMER);
    }

    private Optional<Proof> proof(HistoryPrice price) {
        return episode.touches().stream()
                .map(Touch::record)
                .filter(record -> record.id().equals(price.record()))
                .findFirst()
                .flatMap(record -> record.content().contains(price.price().quote())
                        ? Proof.of(record, price.price().quote())
                        : Proof.of(record));
    }

    private String who(Saying saying) {
        List<String> names = episode.competitors();
        return names.stream()
                .filter(name -> saying.text().contains(name.substring(0, Math.min(SHORT_NAME, name.length()))))
                .findFirst()
                .or(() -> names.stream().findFirst())
                .orElse("别家");
    }

    private Optional<Proof> naming(HistoryRecord record, String name) {
        return dealings.sayings().in(record).stream()
                .filter(saying -> saying.text().contains(name))
                .findFirst()
                .flatMap(Saying::proof)
                .or(() -> record.content().contains(name) ? Proof.of(record, name) : Optional.empty());
    }

    private record Found(Saying saying, Matcher matcher) {}

    private Optional<Found> lastMatch(Pattern pattern) {
        Function<Saying, Stream<Found>> find = saying -> {
            Matcher matcher = pattern.matcher(saying.text());
            return matcher.find() ? Stream.of(new Found(saying, matcher)) : Stream.empty();
        };
        return episode.sayings().stream().flatMap(find).reduce((first, second) -> second);
    }

    private Optional<Saying> lastSaying(Pattern cue) {
        return episode.sayings().stream().filter(saying -> saying.has(cue)).reduce((first, second) -> second);
    }
}
