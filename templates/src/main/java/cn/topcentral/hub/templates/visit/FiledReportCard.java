package cn.topcentral.hub.templates.visit;

import cn.topcentral.hub.templates.card.Button;
import cn.topcentral.hub.templates.card.ButtonInteractionCard;
import cn.topcentral.hub.templates.card.Destination;
import cn.topcentral.hub.templates.card.HorizontalContent;
import cn.topcentral.hub.templates.card.MainTitle;
import cn.topcentral.hub.templates.card.Source;
import cn.topcentral.hub.templates.card.TaskId;
import cn.topcentral.hub.templates.card.TextNoticeCard;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import cn.topcentral.hub.templates.visit.FiledReport.FollowUpLine;
import cn.topcentral.hub.templates.visit.FiledReport.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The card of a report that was filed: to be confirmed, confirmed, or taken back. Buttons have the key {@code visit:ACTION DIALOG}; who cannot tap
 * types the word on the button.
 */
public final class FiledReportCard {
    private static final int MOST_ROWS = 6;
    private static final int VALUE = 26;
    private static final String[] WEEKDAYS = {"周一", "周二", "周三", "周四", "周五", "周六", "周日"};

    private FiledReportCard() {}

    /** With buttons: a visit can be confirmed, changed and withdrawn, a call or note withdrawn. */
    public static ButtonInteractionCard toConfirm(FiledReport report) {
        boolean visit = report.kind() == Kind.VISIT;
        List<Button> buttons = new ArrayList<>();
        if (visit) {
            buttons.add(Button.of("确认", key("confirm", report)));
            buttons.add(new Button("修改", 2, key("amend", report)));
        }
        buttons.add(new Button("作废", 3, key("void", report)));
        return ButtonInteractionCard.titled(
                        MainTitle.of(title(report), visit ? "已归档，请核对一下" : "已记录"),
                        buttons,
                        new TaskId("filed-" + report.dialogId() + "-" + report.revision()))
                .withSource(source(report))
                .withSubTitle(Optional.of(report.gist()))
                .withRows(rows(report));
    }

    /** Nothing left to do. */
    public static TextNoticeCard confirmed(FiledReport report) {
        return closed(report, "✅ 已确认归档")
                .withSubTitle(Optional.of(report.gist()))
                .withRows(rows(report));
    }

    /** Taken back: it says of what, and no more. */
    public static TextNoticeCard withdrawn(FiledReport report) {
        return closed(report, "已作废，跟进事项已取消").withRows(List.of(HorizontalContent.of("时间", time(report))));
    }

    private static TextNoticeCard closed(FiledReport report, String state) {
        return TextNoticeCard.titled(MainTitle.of(title(report), state), Destination.page(report.page()))
                .withSource(source(report));
    }

    private static Source source(FiledReport report) {
        return Source.of(report.kind().icon() + " " + report.kind().label());
    }

    private static String title(FiledReport report) {
        String name = CleanText.line(report.customer());
        return name.isEmpty() ? "客户待认领" : name;
    }

    private static String key(String action, FiledReport report) {
        return "visit:" + action + " " + report.dialogId();
    }

    private static List<HorizontalContent> rows(FiledReport report) {
        List<HorizontalContent> rows = new ArrayList<>();
        if (!report.claimed()) {
            rows.add(HorizontalContent.of("客户", "待认领（名单里还没有）"));
        }
        rows.add(HorizontalContent.of("时间", time(report)));
        report.place()
                .map(CleanText::line)
                .filter(place -> !place.isEmpty())
                .ifPresent(place -> rows.add(HorizontalContent.of("地点", place)));
        people(report).ifPresent(people -> rows.add(HorizontalContent.of("参与人", people)));
        files(report).ifPresent(files -> rows.add(HorizontalContent.of("附件", files)));
        followUps(rows, report.followUps());
        return rows;
    }

    private static String time(FiledReport report) {
        LocalDate day = ChineseTime.date(report.time());
        String date = report.now().equals(report.time())
                        || day.getYear() == ChineseTime.date(report.now()).getYear()
                ? dayOf(day)
                : day.getYear() + "-" + dayOf(day);
        return date
                + (report.exact() ? " " + ChineseTime.clock(report.time()) : "")
                + report.duration()
                        .map(length -> "（" + ChineseTime.length(length) + "）")
                        .orElse("");
    }

    private static String dayOf(LocalDate day) {
        return day.getMonthValue() + "-" + day.getDayOfMonth() + " "
                + WEEKDAYS[day.getDayOfWeek().getValue() - 1];
    }

    private static Optional<String> people(FiledReport report) {
        List<String> names = report.people().stream()
                .map(CleanText::line)
                .filter(name -> !name.isEmpty())
                .toList();
        String tail = names.size() > 3 ? " 等" + names.size() + "人" : "";
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(fit(names.stream().limit(3).collect(Collectors.joining("、")), tail));
    }

    private static Optional<String> files(FiledReport report) {
        List<String> kinds = new ArrayList<>();
        if (report.photos() > 0) {
            kinds.add("照片" + report.photos() + "张");
        }
        if (report.otherFiles() > 0) {
            kinds.add("其他" + report.otherFiles() + "个");
        }
        return kinds.isEmpty() ? Optional.empty() : Optional.of(String.join("，", kinds));
    }

    /** As many as there are rows left; the last of them counts those that have none. */
    private static void followUps(List<HorizontalContent> rows, List<FollowUpLine> followUps) {
        int room = MOST_ROWS - rows.size();
        for (int i = 0; i < Math.min(room, followUps.size()); i++) {
            FollowUpLine line = followUps.get(i);
            int hidden = i == room - 1 ? followUps.size() - room : 0;
            String tail = line.due().map(due -> " " + dayOf(due) + "前").orElse("")
                    + (hidden > 0 ? " 等" + followUps.size() + "项" : "");
            rows.add(HorizontalContent.of("📋 跟进", fit(CleanText.line(line.title()), tail)));
        }
    }

    /** The tail counts or dates what stands before it, so it must survive when that is too long for a row. */
    private static String fit(String text, String tail) {
        return Shortening.chars(text, Math.max(1, VALUE - Shortening.countChars(tail))) + tail;
    }
}
