package cn.topcentral.hub.bot.report.section;

import static cn.topcentral.hub.bot.report.section.SectionWords.line;
import static cn.topcentral.hub.bot.report.section.SectionWords.listed;
import static cn.topcentral.hub.bot.report.section.SectionWords.notes;

import cn.topcentral.hub.agents.advice.MarketingAdvice;
import cn.topcentral.hub.agents.advice.MarketingAdvice.ContentSuggestion;
import cn.topcentral.hub.templates.page.report.Section;
import cn.topcentral.hub.templates.page.report.Section.Claim;
import cn.topcentral.hub.templates.page.report.Section.Group;
import cn.topcentral.hub.templates.page.report.Section.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** 🎯 三、营销建议: what A13 advises, by when it is to be done. */
final class AdviceSection {
    private static final String ROOT = "/marketing_suggestions";
    private static final Pattern AT_ONCE = Pattern.compile("立即|马上|今天|今日|尽快");
    private static final Pattern THIS_WEEK = Pattern.compile("本周|这周|明天|明日|[三3]天内|一周内|下周");

    private final MarketingAdvice advice;
    private final Proofs proofs;

    private AdviceSection(MarketingAdvice advice, Proofs proofs) {
        this.advice = advice;
        this.proofs = proofs;
    }

    static Section of(Optional<MarketingAdvice> advice, Proofs proofs) {
        return advice.map(found -> new AdviceSection(found, proofs).section())
                .orElseGet(() -> section(List.of(), "A13 营销建议这次没有结果，它要先有客户洞察和商机。过几分钟再生成一份报告；如果一直这样，请告诉管理员。"));
    }

    private static Section section(List<Group> groups, String empty) {
        return Section.of("advice", "🎯", "三、营销建议", groups, empty);
    }

    private Section section() {
        List<Claim> now = new ArrayList<>();
        List<Claim> week = new ArrayList<>();
        List<Claim> later = new ArrayList<>();
        for (int i = 0; i < advice.contentSuggestions().size(); i++) {
            ContentSuggestion content = advice.contentSuggestions().get(i);
            List<Claim> when = AT_ONCE.matcher(content.timing()).find()
                    ? now
                    : THIS_WEEK.matcher(content.timing()).find() ? week : later;
            when.add(claim(content, ROOT + "/content_suggestions/" + i));
        }
        for (int i = 0; i < advice.campaignIdeas().size(); i++) {
            MarketingAdvice.CampaignIdea idea = advice.campaignIdeas().get(i);
            later.add(Claim.of(
                    "",
                    line(idea.name()) + "：" + line(idea.offer()),
                    notes(
                            new Note("针对", line(idea.target())),
                            new Note("预计响应", SectionWords.percent(idea.expectedResponse()))),
                    proofs.of(ROOT + "/campaign_ideas/" + i)));
        }
        for (int i = 0; i < advice.retentionPlan().retentionActions().size(); i++) {
            later.add(Claim.of(
                    "",
                    line(advice.retentionPlan().retentionActions().get(i)),
                    List.of(),
                    proofs.of(ROOT + "/retention_plan/retention_actions/" + i)));
        }
        return section(
                List.of(
                        new Group("立即执行", "plain", true, now),
                        new Group("本周计划", "plain", true, week),
                        new Group("之后", "plain", true, later),
                        Group.of("怎么谈", how())),
                "这次没有具体的营销建议，按平时的节奏保持联系。");
    }

    private Claim claim(ContentSuggestion content, String pointer) {
        return Claim.of(
                "",
                line(content.topic()),
                notes(new Note(
                        "",
                        Stream.of(content.type(), content.timing(), content.channel())
                                .map(SectionWords::line)
                                .filter(part -> !part.isEmpty())
                                .reduce((one, other) -> one + " · " + other)
                                .orElse(""))),
                proofs.of(pointer));
    }

    private List<Claim> how() {
        List<Claim> how = new ArrayList<>();
        how.add(Claim.of(
                "策略",
                line(advice.marketingStrategy().approach()),
                notes(
                        new Note("讲清", listed(advice.marketingStrategy().keyMessages())),
                        new Note("价值主张", line(advice.marketingStrategy().valueProposition())),
                        new Note("客户定位", line(advice.customerSegment()))),
                proofs.of(ROOT + "/marketing_strategy")));
        List<Note> when = notes(
                new Note("日子", listed(advice.timingRecommendations().bestContactDays())),
                new Note("钟点", listed(advice.timingRecommendations().bestContactHours())),
                new Note("避开", listed(advice.timingRecommendations().avoidTimes())),
                new Note("渠道", channels()));
        if (!when.isEmpty()) {
            how.add(Claim.of("联系时机", "", when, proofs.of(ROOT + "/timing_recommendations")));
        }
        return how;
    }

    private String channels() {
        MarketingAdvice.ChannelStrategy channels = advice.channelStrategy();
        return String.join(
                        "、",
                        Stream.of(channels.primary(), channels.secondary(), channels.tertiary())
                                .map(SectionWords::line)
                                .filter(channel -> !channel.isEmpty())
                                .toList())
                + (channels.reason().isBlank() ? "" : "（" + line(channels.reason()) + "）");
    }
}
