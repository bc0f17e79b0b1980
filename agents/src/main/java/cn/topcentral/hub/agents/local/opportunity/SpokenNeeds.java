package cn.topcentral.hub.agents.local.opportunity;

import cn.topcentral.hub.agents.local.words.Claim;
import cn.topcentral.hub.agents.local.words.Proof;
import cn.topcentral.hub.agents.local.words.Saying;
import cn.topcentral.hub.agents.local.words.Sayings;
import cn.topcentral.hub.agents.local.words.Wording;
import cn.topcentral.hub.agents.statistics.Mood;
import cn.topcentral.hub.storage.analysis.Quantity;
import cn.topcentral.hub.storage.analysis.RecordAnalysis;
import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;
import cn.topcentral.hub.storage.history.HistoryContact;
import cn.topcentral.hub.storage.history.HistoryRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Opportunities from what the customer asked for: explicit while it is talked about, implicit once it has gone quiet (沉睡). */
final class SpokenNeeds {
    /** A need nobody spoke of for so long has gone quiet. */
    static final int DORMANT_DAYS = 45;

    private static final int LATEST_MOODS = 3;
    private static final int A_YEAR = 365;

    private static final Pattern HAN = Pattern.compile("^[^\\d_]{1,20}$");

    private final Dealings dealings;
    private final ClosingDay closing;

    SpokenNeeds(Dealings dealings, ClosingDay closing) {
        this.dealings = dealings;
        this.closing = closing;
    }

    Optional<Draft> of(Episode episode) {
        Risks risks = new Risks(episode, dealings);
        Worth worth = Worth.of(episode, dealings);
        int silent = dealings.daysSince(episode.theirLast().time());
        boolean dormant = silent > DORMANT_DAYS;
        Stage stage = episode.stage();
        List<Risk> against = risks.all().stream()
                .filter(risk -> !(dormant && risk.kind() == Risk.Kind.SILENCE))
                .toList();
        String text = dormant ? dormantText(episode, risks, worth, silent) : explicitText(episode, worth, stage);
        return Draft.described(text, proofs(episode))
                .map(description -> new Draft(
                        "need:" + episode.family(),
                        episode.since(),
                        dormant ? Draft.IMPLICIT : Draft.EXPLICIT,
                        description,
                        episode.product().isEmpty() ? "待确认" : episode.product(),
                        worth.quantity().map(Quantity::text),
                        worth.value(),
                        likelihood(episode, risks, stage, silent).value(),
                        dormant
                                ? closing.anew(stage, dealings.today())
                                : closing.of(
                                        stage, dealings.day(episode.theirLast().time()), dealings.today()),
                        stage,
                        competitors(episode),
                        new Strengths(episode, dealings).all(),
                        against.stream().map(Risk::claim).toList(),
                        Actions.of(
                                episode,
                                stage,
                                worth,
                                against,
                                dormant ? Optional.of(contact(episode)) : Optional.empty()),
                        urgency(episode, against, silent)));
    }

    /** Whom they spoke through last; the id under which a channel knows somebody is no name. */
    private String contact(Episode episode) {
        return episode.theirLast()
                .record()
                .contactId()
                .flatMap(id -> dealings.history().contacts().stream()
                        .filter(contact -> contact.id() == id)
                        .findFirst())
                .map(HistoryContact::name)
                .filter(name -> HAN.matcher(name).find())
                .orElse("客户");
    }

    private String explicitText(Episode episode, Worth worth, Stage stage) {
        String need = worth.quantity()
                .map(quantity -> (worth.repeated() ? "需求" : "要") + quantity.text())
                .orElse("（用量待问）");
        return episode.productText() + need + "，" + dealings.when(episode.since()) + "提出，"
                + (stage == Stage.INQUIRY ? "还在询价" : "已到" + stage.label() + "阶段") + worth.text();
    }

    private String dormantText(Episode episode, Risks risks, Worth worth, int silent) {
        String asked = dealings.when(episode.theirFirst().time()) + "问过" + episode.productText()
                + worth.quantity().map(quantity -> "（" + quantity.text() + "）").orElse("");
        if (risks.waiting().isPresent()) {
            return asked + "，我方一直没有回，已" + silent + "天";
        }
        return asked + "，" + reached(episode) + "没有下文，已沉默" + silent + "天" + worth.text();
    }

    private String reached(Episode episode) {
        if (episode.stage() != Stage.INQUIRY) {
            return "到" + episode.stage().label() + "之后";
        }
        return Worth.said(episode, dealings, by -> by == Speaker.SELLER)
                .filter(offer -> !offer.time().isBefore(episode.since()))
                .map(offer -> "我方" + dealings.when(offer.time()) + "报"
                        + Wording.price(offer.price().perTonne()) + "之后")
                .orElse("之后");
    }

    /** The words that tell most: the need itself, then the first and the last ones. */
    private List<Proof> proofs(Episode episode) {
        Optional<Saying> need = episode.sayings().stream()
                .filter(saying -> !Amount.repeated(saying.text()).isEmpty())
                .reduce((first, second) -> second);
        List<Proof> found = Stream.of(
                        need.flatMap(Saying::proof),
                        words(episode.theirFirst().record(), episode.family()),
                        words(episode.theirLast().record(), episode.family()))
                .flatMap(Optional::stream)
                .toList();
        return found.isEmpty()
                ? Sayings.lastTelling(episode.sayings()).flatMap(Saying::proof).stream()
                        .toList()
                : found;
    }

    /** The sentence of a record that names the family, else its first one that says something. */
    private Optional<Proof> words(HistoryRecord record, String family) {
        List<Saying> said = dealings.sayings().in(record);
        return said.stream()
                .filter(saying -> dealings.grades().familiesIn(saying.text()).contains(family))
                .findFirst()
                .or(() -> Sayings.firstTelling(said))
                .flatMap(Saying::proof);
    }

    private Likelihood likelihood(Episode episode, Risks risks, Stage stage, int silent) {
        List<HistoryRecord> latest = episode.touches().stream()
                .filter(Touch::theirs)
                .map(Touch::record)
                .filter(record -> record.analysis().isPresent())
                .toList();
        return new Likelihood(
                stage.probability(),
                silent,
                Mood.of(latest.subList(Math.max(0, latest.size() - LATEST_MOODS), latest.size()))
                        .mean(),
                !episode.competitors().isEmpty(),
                risks.gap(),
                risks.waiting().isPresent(),
                new Strengths(episode, dealings).agreed().isPresent(),
                dealings.purchases().all().values().stream()
                        .flatMap(List::stream)
                        .anyMatch(purchase ->
                                episode.boughtBefore(purchase) && dealings.daysSince(purchase.time()) <= A_YEAR));
    }

    private List<Claim<String>> competitors(Episode episode) {
        List<Claim<String>> claims = new ArrayList<>();
        for (String name : episode.competitors()) {
            episode.touches().stream()
                    .map(Touch::record)
                    .filter(record -> record.content().contains(name))
                    .reduce((first, second) -> second)
                    .flatMap(record -> Claim.of(
                            name,
                            dealings.sayings().in(record).stream()
                                    .filter(saying -> saying.text().contains(name))
                                    .findFirst()
                                    .flatMap(Saying::proof)
                                    .or(() -> Proof.of(record, name))))
                    .ifPresent(claims::add);
        }
        return claims;
    }

    private static String urgency(Episode episode, List<Risk> against, int silent) {
        UrgencyLevel said = episode.theirLast()
                .record()
                .analysis()
                .map(RecordAnalysis::urgency)
                .orElse(UrgencyLevel.LOW);
        boolean waits = against.stream().anyMatch(risk -> risk.kind() == Risk.Kind.UNANSWERED);
        boolean broken = against.stream().anyMatch(risk -> risk.kind() == Risk.Kind.BROKEN_PROMISE);
        if (silent <= 7 && (said == UrgencyLevel.HIGH || broken || (waits && said == UrgencyLevel.MEDIUM))) {
            return UrgencyLevel.HIGH.code();
        }
        return urgency(silent <= 14 || waits);
    }

    /** The urgency of what nobody asked for. */
    static String urgency(boolean soon) {
        return (soon ? UrgencyLevel.MEDIUM : UrgencyLevel.LOW).code();
    }

    static BigDecimal share(double value) {
        return new Likelihood(value, 30, 0.5, false, 0, false, false, false).value();
    }
}
