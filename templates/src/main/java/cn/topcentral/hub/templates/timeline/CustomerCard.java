package cn.topcentral.hub.templates.timeline;

import cn.topcentral.hub.templates.card.Destination;
import cn.topcentral.hub.templates.card.HorizontalContent;
import cn.topcentral.hub.templates.card.Jump;
import cn.topcentral.hub.templates.card.MainTitle;
import cn.topcentral.hub.templates.card.TextNoticeCard;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The card that says who a customer is and how often we talk. */
public final class CustomerCard {
    private CustomerCard() {}

    public static TextNoticeCard render(CustomerProfile profile) {
        return TextNoticeCard.titled(
                        MainTitle.of(Naming.customer(profile.name()), lastContact(profile)),
                        Destination.page(profile.page()))
                .withSource(Naming.source("客户", profile.demo()))
                .withRows(rows(profile))
                .withJumps(List.of(Jump.toPage("打开时间轴", profile.page())));
    }

    private static String lastContact(CustomerProfile profile) {
        return profile.lastContact()
                .map(last -> "最后联系 " + ChineseTime.relative(last, profile.now()))
                .orElse("还没有沟通记录");
    }

    private static List<HorizontalContent> rows(CustomerProfile profile) {
        List<HorizontalContent> rows = new ArrayList<>();
        rows.add(HorizontalContent.of(
                "负责人",
                profile.owner()
                        .map(CleanText::line)
                        .filter(name -> !name.isEmpty())
                        .orElse("未分配")));
        addNames(rows, "别名", profile.aliases());
        addNames(rows, "联系人", profile.contacts());
        rows.add(HorizontalContent.of("近30天", counts(profile)));
        return rows;
    }

    private static void addNames(List<HorizontalContent> rows, String what, List<String> names) {
        List<String> shown = names.stream()
                .map(CleanText::line)
                .filter(name -> !name.isEmpty())
                .toList();
        if (!shown.isEmpty()) {
            String tail = shown.size() > 3 ? " 等" + shown.size() + (what.equals("联系人") ? "人" : "个") : "";
            String first = shown.stream().limit(3).collect(Collectors.joining("、"));
            rows.add(HorizontalContent.of(what, fit(first, tail)));
        }
    }

    /** The tail counts what is not shown, so it must survive when the names are too long for a row of 26 characters. */
    private static String fit(String names, String tail) {
        return Shortening.chars(names, 26 - tail.length()) + tail;
    }

    private static String counts(CustomerProfile profile) {
        int sum = profile.last30Days().stream()
                .mapToInt(CustomerProfile.ChannelCount::count)
                .sum();
        String channels = profile.last30Days().stream()
                .filter(channel -> channel.count() > 0)
                .map(channel -> channel.type().icon() + channel.count())
                .collect(Collectors.joining(" "));
        return sum == 0 ? "没有往来" : sum + " 条 " + channels;
    }
}
