package cn.topcentral.hub.agents.local.insight;

import cn.topcentral.hub.agents.finding.Claim;
import cn.topcentral.hub.agents.finding.Claims;
import cn.topcentral.hub.agents.finding.Proofs;
import cn.topcentral.hub.agents.finding.Quotes;
import cn.topcentral.hub.agents.insight.CustomerInsight.NeedsMap;
import cn.topcentral.hub.agents.local.insight.Reading.Raised;
import cn.topcentral.hub.agents.statistics.Cues;
import cn.topcentral.hub.agents.statistics.Mention;
import cn.topcentral.hub.agents.statistics.Topic;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.Quantity;
import cn.topcentral.hub.storage.analysis.RecordAnalysis;
import cn.topcentral.hub.storage.history.HistoryRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What they need: the goods they talk of now, what they plan, and what their troubles say they could use. */
final class Needs {
    static final int PLAN_DAYS = 180;
    private static final int MOST = 5;
    private static final Set<IntentCategory> WANTING = Set.of(
            IntentCategory.INQUIRY,
            IntentCategory.ORDER,
            IntentCategory.DELIVERY,
            IntentCategory.TECHNICAL,
            IntentCategory.COOPERATION);

    private static final Pattern LIST_MARK = Pattern.compile("^(?:[-•·*]\\s*|\\d{1,2}[.、)）]\\s*)+(?!\\d)");

    private Needs() {}

    private record Hint(Topic topic, int days, String need, String why) {}

    private static final List<Hint> HINTS = List.of(
            new Hint(Topic.DELIVERY, 3, "安全库存或寄售", "次催问交期"),
            new Hint(Topic.SUPPLY, 2, "产能锁定和保供协议", "次担心断供缺货"),
            new Hint(Topic.PAYMENT_TERMS, 3, "更灵活的账期或供应链金融", "次谈到账期付款"),
            new Hint(Topic.TECHNOLOGY, 3, "驻厂技术支持和工艺培训", "次技术咨询"),
            new Hint(Topic.CERTIFICATION, 2, "成套认证资料（GRS、UL、RoHS）", "次要认证或检测报告"),
            new Hint(Topic.QUALITY, 3, "每批随货的检测报告和留样", "次谈到质量"));

    static NeedsMap of(Reading reading, Claims claims) {
        return new NeedsMap(
                claims.list("/needs_map/current", current(reading)),
                claims.list("/needs_map/future", future(reading)),
                claims.list("/needs_map/latent", latent(reading)));
    }

    /** The goods named lately, the latest first, with the latest quantity said for them. */
    static Map<String, List<HistoryRecord>> goods(Reading reading, Set<IntentCategory> intents, int lastDays) {
        Map<String, List<HistoryRecord>> goods = new LinkedHashMap<>();
        List<HistoryRecord> newestFirst = new ArrayList<>(reading.lastDays(lastDays));
        Collections.reverse(newestFirst);
        for (HistoryRecord record : newestFirst) {
            if (Reading.about(record, intents)) {
                record.analysis().stream()
                        .flatMap(analysis -> analysis.products().stream())
                        .forEach(product -> goods.computeIfAbsent(product, unused -> new ArrayList<>())
                                .add(record));
            }
        }
        return goods;
    }

    static Optional<Quantity> quantity(List<HistoryRecord> newestFirst) {
        return newestFirst.stream()
                .flatMap(record -> record.analysis().flatMap(RecordAnalysis::quantity).stream())
                .findFirst();
    }

    private static List<Claim<String>> current(Reading reading) {
        List<Claim<String>> needs = new ArrayList<>();
        goods(reading, WANTING, Reading.RECENT_DAYS).entrySet().stream()
                .limit(MOST)
                .map(entry -> new Claim<>(
                        entry.getKey()
                                + quantity(entry.getValue())
                                        .map(quantity -> " " + quantity.text())
                                        .orElse(""),
                        Proofs.of(entry.getValue().get(0), entry.getKey())))
                .forEach(needs::add);
        List<Mention> pressure = Mention.in(reading.recent(), Cues.CHEAPER);
        if (!pressure.isEmpty()) {
            Mention newest = pressure.get(pressure.size() - 1);
            needs.add(new Claim<>("更低的价格", Proofs.of(newest.record(), newest.index())));
        }
        return needs;
    }

    private static List<Claim<String>> future(Reading reading) {
        List<Mention> plans = new ArrayList<>(Mention.in(reading.lastDays(PLAN_DAYS), Cues.PLANS));
        Collections.reverse(plans);
        return plans.stream()
                .limit(3)
                .map(plan -> new Claim<>(plainly(plan), Proofs.of(plan.record(), plan.index())))
                .toList();
    }

    /** Without the number or the dash of a list. */
    private static String plainly(Mention plan) {
        return LIST_MARK.matcher(Quotes.brief(plan.record(), plan.index())).replaceFirst("");
    }

    private static List<Claim<String>> latent(Reading reading) {
        return HINTS.stream()
                .flatMap(hint -> hinted(reading, hint).stream())
                .limit(3)
                .toList();
    }

    private static Optional<Claim<String>> hinted(Reading reading, Hint hint) {
        List<Raised> raised = reading.raised(hint.topic(), Reading.RECENT_DAYS);
        int days = reading.days(raised.stream().map(Raised::record).toList());
        return days < hint.days()
                ? Optional.empty()
                : Optional.of(new Claim<>(
                        hint.need() + "（近90天" + days + hint.why() + "）",
                        raised.get(raised.size() - 1).proofs()));
    }
}
