package cn.topcentral.hub.templates.visit;

import cn.topcentral.hub.templates.card.Button;
import cn.topcentral.hub.templates.card.ButtonInteractionCard;
import cn.topcentral.hub.templates.card.HorizontalContent;
import cn.topcentral.hub.templates.card.MainTitle;
import cn.topcentral.hub.templates.card.Source;
import cn.topcentral.hub.templates.card.TaskId;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cards of a visit report that is being written: how far it is, and the questions that need a yes or no. */
public final class OpenReportCard {
    private OpenReportCard() {}

    /** How far it is, with what ends it. */
    public static ButtonInteractionCard collecting(OpenReport report) {
        return card(
                report,
                "collect",
                "正在记：" + name(report),
                "继续发就行，发完点“提交”",
                List.of(Button.of("提交", key("file", report)), new Button("取消", 2, key("drop", report))));
    }

    /** Asks whether something is a report at all. */
    public static ButtonInteractionCard isItAReport(OpenReport report, String beginning) {
        return card(
                        report,
                        "isit",
                        "要把这段记成拜访报告吗？",
                        "",
                        List.of(Button.of("是", key("yes", report)), new Button("不是", 2, key("no", report))))
                .withRows(List.of())
                .withSubTitle(Optional.of(Shortening.chars(CleanText.line(beginning), 60)));
    }

    /** Asks before what was sent is thrown away. */
    public static ButtonInteractionCard reallyDrop(OpenReport report) {
        return card(
                report,
                "really",
                "确定不要这份拜访报告了？",
                name(report),
                List.of(new Button("不要了", 3, key("discard", report)), new Button("继续写", 1, key("keep", report))));
    }

    /**
     * Asks what becomes of the report that is open when another one is begun.
     *
     * @param next the customer of the other one, as it is called
     * @param arguments what the button that files the open one gives on: the other customer
     */
    public static ButtonInteractionCard another(OpenReport report, String next, String arguments) {
        return card(
                report,
                "another",
                "上一份还没提交：" + name(report),
                "先处理它，再记" + next,
                List.of(
                        Button.of("提交上一份", key("switch", report) + " " + arguments),
                        new Button("继续上一份", 2, key("keep", report))));
    }

    private static ButtonInteractionCard card(
            OpenReport report, String what, String title, String description, List<Button> buttons) {
        return ButtonInteractionCard.titled(
                        new MainTitle(title, Optional.of(description)),
                        buttons,
                        new TaskId(what + "-" + report.dialogId() + "-" + report.revision()))
                .withSource(Source.of("🤝 拜访报告"))
                .withRows(List.of(HorizontalContent.of("已收到", received(report))));
    }

    private static String name(OpenReport report) {
        return report.customer()
                .map(CleanText::line)
                .filter(name -> !name.isEmpty())
                .orElse("客户未填");
    }

    private static String received(OpenReport report) {
        List<String> kinds = new ArrayList<>();
        count(kinds, "文字", report.texts(), "条");
        count(kinds, "照片", report.photos(), "张");
        count(kinds, "其他", report.others(), "个");
        if (report.place()) {
            kinds.add("地点");
        }
        return kinds.isEmpty() ? "还没有内容" : String.join("，", kinds);
    }

    private static void count(List<String> kinds, String what, int count, String unit) {
        if (count > 0) {
            kinds.add(what + count + unit);
        }
    }

    private static String key(String action, OpenReport report) {
        return "visit:" + action + " " + report.dialogId();
    }
}
