package cn.topcentral.hub.agents.local.advice;

import cn.topcentral.hub.agents.advice.MarketingAdvice.CampaignIdea;
import cn.topcentral.hub.agents.local.words.Claim;
import cn.topcentral.hub.agents.local.words.Saying;
import cn.topcentral.hub.agents.local.words.Sayings;
import cn.topcentral.hub.agents.opportunity.Opportunities;
import cn.topcentral.hub.agents.statistics.Rhythm;
import cn.topcentral.hub.agents.statistics.Topic;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Campaigns for one customer: each because of something that happened with this one. */
final class Campaigns {
    /** Who did not ask answers about half as often; an assumption until campaigns are measured. */
    private static final double UNASKED = 0.5;

    private static final Set<String> TO_BE_TRIED = Set.of("询价", "样品", "试模");
    private static final Pattern PRAISE = Pattern.compile("不错|认可|满意|靠谱|实在|反馈(?:很|挺)好|很好|挺好|用你们的稳|选你们|合作愉快");
    private static final Pattern DENIED = Pattern.compile("不(?:太|是很)?(?:满意|认可|靠谱|实在)|吗|？|\\?");
    private static final int LEAST_PRICE_TALKS = 2;
    private static final int LEAST_ORDERS = 3;
    private static final int QUIET_DAYS = 45;
    private static final int MOST = 5;

    private final Situation situation;

    Campaigns(Situation situation) {
        this.situation = situation;
    }

    List<Claim<CampaignIdea>> all() {
        List<Claim<CampaignIdea>> found = new ArrayList<>();
        trial().ifPresent(found::add);
        lockedPrice().ifPresent(found::add);
        refill().ifPresent(found::add);
        awakening().ifPresent(found::add);
        alongside().ifPresent(found::add);
        referral().ifPresent(found::add);
        return found.stream().limit(MOST).toList();
    }

    private Optional<Claim<CampaignIdea>> trial() {
        return situation
                .asked()
                .filter(asked -> TO_BE_TRIED.contains(asked.stage()) && ProductNames.known(asked.product()))
                .flatMap(asked -> situation
                        .words(asked.product())
                        .flatMap(saying -> Claim.of(
                                idea(
                                        asked.product() + "试样跟线",
                                        "把" + asked.product() + "从" + asked.stage() + "推到上机有结论",
                                        "样品附检验报告，工艺工程师到现场跟一天，当场出书面结论",
                                        1),
                                saying))
                        .stream())
                .findFirst();
    }

    private Optional<Claim<CampaignIdea>> lockedPrice() {
        int talks = situation.concerns().occasions(Topic.PRICE);
        Optional<Opportunities.Opportunity> need = situation.opportunities().opportunities().stream()
                .filter(opportunity -> opportunity.quantity().isPresent() && ProductNames.known(opportunity.product()))
                .findFirst();
        return talks < LEAST_PRICE_TALKS
                ? Optional.empty()
                : need.flatMap(known -> situation
                        .concerns()
                        .claim(
                                Topic.PRICE,
                                idea(
                                        known.product() + "锁量锁价",
                                        "打消对价格的顾虑：近半年" + talks + "次谈到价格",
                                        "按" + known.quantity().orElseThrow() + "锁量，价格按季锁定，底价先请领导批",
                                        1)));
    }

    private Optional<Claim<CampaignIdea>> refill() {
        Rhythm rhythm = situation.buying().rhythm();
        return nextOrder(rhythm).flatMap(next -> situation
                .bought()
                .flatMap(product -> Claim.of(
                        idea(
                                product + "到点补货",
                                "按客户约" + Math.round(rhythm.gaps().median()) + "天一单的节奏，不让断料",
                                (next.isAfter(situation.today()) ? situation.when(next) + "前" : "今天就") + "问库存，先留一单的现货",
                                1),
                        situation.words(product).flatMap(Saying::proof).or(() -> situation
                                .byLatestWord("")
                                .map(claim -> claim.proofs().get(0))))));
    }

    /** When the next order is due by their own rhythm. */
    static Optional<LocalDate> nextOrder(Rhythm rhythm) {
        return rhythm.known()
                ? rhythm.last()
                        .map(last -> last.plusDays(Math.round(rhythm.gaps().median())))
                : Optional.empty();
    }

    private Optional<Claim<CampaignIdea>> awakening() {
        return situation.opportunities().opportunities().stream()
                .filter(opportunity ->
                        opportunity.type().equals("implicit") && ProductNames.known(opportunity.product()))
                .flatMap(quiet -> situation
                        .words(quiet.product())
                        .filter(saying -> situation.daysSince(saying.time()) > QUIET_DAYS)
                        .flatMap(saying -> Claim.of(
                                idea(
                                        quiet.product() + "回访",
                                        "问清" + quiet.product() + "为什么没了下文（已" + situation.daysSince(saying.time())
                                                + "天）",
                                        "带新批次的检验报告或现货价格再联系一次",
                                        UNASKED),
                                saying))
                        .stream())
                .findFirst();
    }

    private Optional<Claim<CampaignIdea>> alongside() {
        return situation.bought().flatMap(bought -> situation.opportunities().crossSellOpportunities().stream()
                .flatMap(offer -> situation
                        .words(offer.product())
                        .flatMap(saying -> Claim.of(
                                idea(
                                        offer.product() + "搭车送样",
                                        "让客户试一下提到过的" + offer.product(),
                                        "随下一批" + bought + "捎一份" + offer.product() + "样品和物性表",
                                        UNASKED),
                                saying))
                        .stream())
                .findFirst());
    }

    /** From who buys again and again and lately praised us, with no complaint open. */
    private Optional<Claim<CampaignIdea>> referral() {
        boolean content = situation.buying().times() >= LEAST_ORDERS
                && situation.statistics().complaints().open().isEmpty();
        return content
                ? praise().flatMap(saying -> Claim.of(
                        idea("老客户转介绍", "请" + situation.person() + "介绍一家同行或配套厂", "介绍成交的，双方下一单优先排产，具体优惠请领导定", UNASKED),
                        saying))
                : Optional.empty();
    }

    private Optional<Saying> praise() {
        return Sayings.last(situation.sayings().within(Concerns.DAYS, PRAISE).stream()
                .filter(saying -> !saying.has(DENIED))
                .filter(saying -> saying.record()
                        .analysis()
                        .filter(analysis -> analysis.sentiment() == SentimentClass.NEGATIVE)
                        .isEmpty())
                .toList());
    }

    private CampaignIdea idea(String name, String target, String offer, double factor) {
        BigDecimal response = situation.reaches().expectedResponse(factor);
        return new CampaignIdea(name, target, offer, response);
    }
}
