package cn.topcentral.hub.templates.page;

import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.timeline.CustomerTimeline;
import cn.topcentral.hub.templates.timeline.TimelineEntry;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One page of a customer's timeline; all its entries are shown, newest first.
 *
 * @param sought the record the reader came for, if for one
 * @param newest link to the newest page, relative or http(s); absent on that page
 * @param earlier link to the next older page, relative or http(s); absent on the oldest
 */
public record TimelinePageModel(
        CustomerTimeline timeline, Optional<RecordId> sought, Optional<URI> newest, Optional<URI> earlier)
        implements View {
    @Override
    public String template() {
        return "timeline.jte";
    }

    /** The entries of one calendar day in Asia/Shanghai. */
    public record Day(String heading, List<PageRow> rows) {}

    public TimelinePageModel {
        newest.ifPresent(WebLink::check);
        earlier.ifPresent(WebLink::check);
    }

    /** What people call the customer. */
    public String name() {
        String name = CleanText.line(timeline.name());
        return name.isEmpty() ? registeredName() : name;
    }

    /** The name in full, which says for sure whose timeline this is. */
    public String registeredName() {
        String name = CleanText.line(timeline.registeredName());
        return name.isEmpty() ? "未命名客户" : name;
    }

    /** What stands beside the name in full; empty where the customer is called by that. */
    public String shortName() {
        return name().equals(registeredName()) ? "" : name();
    }

    /** The facts under the name: owner, level, health if there is a figure, last contact, count. */
    public List<String> facts() {
        List<String> facts = new ArrayList<>();
        timeline.healthScore().ifPresent(score -> facts.add("关系健康度 " + score + "/100"));
        timeline.lastContact().ifPresent(last -> facts.add("最后联系 " + ChineseTime.relative(last, timeline.now())));
        facts.add("共 " + timeline.total() + " 条");
        timeline.owner()
                .map(CleanText::line)
                .filter(owner -> !owner.isEmpty())
                .ifPresent(owner -> facts.add("负责人 " + owner));
        timeline.level()
                .map(CleanText::line)
                .filter(level -> !level.isEmpty())
                .ifPresent(level -> facts.add("级别 " + level));
        return List.copyOf(facts);
    }

    public String period() {
        return CleanText.line(timeline.period());
    }

    public List<Day> days() {
        Map<LocalDate, List<PageRow>> byDay = new LinkedHashMap<>();
        for (TimelineEntry entry : timeline.entries()) {
            byDay.computeIfAbsent(ChineseTime.date(entry.at()), day -> new ArrayList<>())
                    .add(PageRow.of(entry, sought));
        }
        return byDay.entrySet().stream()
                .map(day -> new Day(ChineseTime.dayHeading(day.getKey(), timeline.now()), List.copyOf(day.getValue())))
                .toList();
    }

    /** Why there is nothing to see, and what to do about it. */
    public String emptyReason() {
        return timeline.lastContact().isPresent() ? "这个时间段或渠道里没有沟通记录。" : "还没有任何渠道收到过这位客户的消息、来电、邮件或拜访记录。";
    }

    public String emptyRemedy() {
        return timeline.lastContact().isPresent()
                ? "在企业微信里换一个时间段再查，例如 /时间轴 " + name() + " 近90天。"
                : "请确认客户的电话、邮箱已登记，或请管理员接入渠道、导入历史记录；之后新的往来会自动出现在这里。";
    }
}
