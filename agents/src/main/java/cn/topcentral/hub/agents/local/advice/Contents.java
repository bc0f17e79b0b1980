package cn.topcentral.hub.agents.local.advice;

import cn.topcentral.hub.agents.advice.MarketingAdvice.ContentSuggestion;
import cn.topcentral.hub.agents.local.words.Claim;
import cn.topcentral.hub.agents.local.words.Saying;
import cn.topcentral.hub.agents.local.words.Sayings;
import cn.topcentral.hub.agents.opportunity.Opportunities;
import cn.topcentral.hub.agents.statistics.Topic;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to send: answers to what they asked for or worried about in the last half year. */
final class Contents {
    static final Pattern MARKET = Pattern.compile("行情|料价|新料.{0,4}(?:涨|跌)|走势");
    private static final Pattern CERTIFICATE = Pattern.compile(
            "UL ?94|UL ?黄卡|UL|GRS|RoHS|REACH|MSDS|TDS|SGS|黄卡|物性表|检测报告|检验报告|质保书", Pattern.CASE_INSENSITIVE);
    /** A question, a wish or a worry: the rest needs no answer. */
    private static final Pattern ASKS =
            Pattern.compile("？|\\?|吗|呢|怎么|什么|多少|能不能|有没有|要求|要有|需要|担心|不放心|不行|问题|又|还没|不够|不稳|统一|尽快|什么时候");

    private static final int MOST = 5;
    private static final int TODAY_DAYS = 3;
    private static final int THIS_WEEK_DAYS = 14;

    private final Situation situation;
    private final Timing timing;
    private final String product;

    Contents(Situation situation, Timing timing) {
        this.situation = situation;
        this.timing = timing;
        this.product = situation.product().orElse("在谈的料");
    }

    List<Claim<ContentSuggestion>> all() {
        List<Claim<ContentSuggestion>> found = new ArrayList<>();
        comparison().ifPresent(found::add);
        certificates().ifPresent(found::add);
        add(found, Topic.QUALITY, "质量数据", product + "近几批的检验数据，针对客户说的");
        add(found, Topic.TECHNOLOGY, "技术资料", product + "的工艺建议，针对客户问的");
        add(found, Topic.PAYMENT_TERMS, "商务方案", "用量和账期挂钩的付款方案，针对客户说的");
        add(found, Topic.DELIVERY, "交付计划", product + "的备货和发货安排，针对客户说的");
        beside().ifPresent(found::add);
        market().ifPresent(found::add);
        return found.stream().limit(MOST).toList();
    }

    private Optional<Claim<ContentSuggestion>> comparison() {
        return situation
                .asked()
                .flatMap(opportunity -> opportunity.competitors().stream().map(name -> compared(opportunity, name)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Claim<ContentSuggestion>> compared(Opportunities.Opportunity opportunity, String competitor) {
        return Sayings.last(situation.sayings().within(Concerns.DAYS, Pattern.compile(Pattern.quote(competitor))))
                .flatMap(saying ->
                        suggestion("总成本对比", opportunity.product() + "和" + competitor + "的总成本对比（单价、返工、账期）", saying));
    }

    private Optional<Claim<ContentSuggestion>> certificates() {
        List<Saying> asking = situation.sayings().within(Concerns.DAYS, CERTIFICATE);
        Set<String> names = new LinkedHashSet<>();
        for (Saying saying : asking) {
            Matcher matcher = CERTIFICATE.matcher(saying.text());
            while (matcher.find()) {
                names.add(matcher.group().toUpperCase(Locale.ROOT).replace("ROHS", "RoHS"));
            }
        }
        return Sayings.last(asking)
                .flatMap(saying -> suggestion("资质文件", product + "的" + String.join("、", names), saying));
    }

    private void add(List<Claim<ContentSuggestion>> found, Topic topic, String type, String subject) {
        Sayings.last(situation.concerns().about(topic).stream()
                        .filter(saying -> saying.has(ASKS))
                        .toList())
                .flatMap(saying -> suggestion(type, subject + saying.quoted(24), saying))
                .ifPresent(found::add);
    }

    /** Only what they named themselves: what we only suppose is no reason to send something. */
    private Optional<Claim<ContentSuggestion>> beside() {
        return situation.opportunities().crossSellOpportunities().stream()
                .flatMap(offer -> situation
                        .words(offer.product())
                        .flatMap(saying -> suggestion("新品资料", offer.product() + "物性表和应用案例", saying))
                        .stream())
                .findFirst();
    }

    private Optional<Claim<ContentSuggestion>> market() {
        List<Saying> asking = situation.sayings().within(Concerns.DAYS, MARKET);
        return Sayings.last(asking)
                .flatMap(saying -> suggestion("行情简报", "本周再生料行情，客户近半年问过" + Sayings.occasions(asking) + "次", saying));
    }

    private Optional<Claim<ContentSuggestion>> suggestion(String type, String topic, Saying saying) {
        return Claim.of(new ContentSuggestion(type, topic, timing(saying), channel()), saying);
    }

    private String timing(Saying saying) {
        int days = situation.daysSince(saying.time());
        if (days <= TODAY_DAYS) {
            return "今天就发";
        }
        return (days <= THIS_WEEK_DAYS ? "本周内" : "下次联系时")
                + timing.hour().map(hour -> "，" + hour).orElse("");
    }

    /** Documents also by mail where they use it, so that they can be passed on. */
    private String channel() {
        String best = situation.reaches().label(0, "电话");
        return situation.reaches().uses(Reach.Way.EMAIL) && !best.equals(Reach.Way.EMAIL.label())
                ? best + "+" + Reach.Way.EMAIL.label()
                : best;
    }
}
