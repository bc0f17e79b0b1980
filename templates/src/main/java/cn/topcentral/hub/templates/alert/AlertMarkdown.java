package cn.topcentral.hub.templates.alert;

import static cn.topcentral.hub.templates.card.MarkdownMessage.escape;

import cn.topcentral.hub.templates.card.HorizontalContent;
import cn.topcentral.hub.templates.card.MarkdownMessage;
import cn.topcentral.hub.templates.card.QuoteArea;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An alert card for doors without buttons: the same content, with the commands to type. */
final class AlertMarkdown {
    private AlertMarkdown() {}

    static MarkdownMessage render(
            AlertNotice notice,
            String source,
            String icon,
            String description,
            Optional<QuoteArea> quote,
            Optional<String> body,
            List<HorizontalContent> rows) {
        List<String> lines = new ArrayList<>();
        lines.add("**" + icon + " " + source + " · " + escape(AlertWords.customer(notice)) + "**");
        lines.add(escape(description));
        quote.ifPresent(said ->
                lines.add("> " + said.title().map(who -> escape(who) + "：").orElse("")
                        + escape(said.text()).replace("\n", "\n> ")));
        rows.forEach(row -> lines.add(row.name() + "：" + escape(row.value())));
        body.ifPresent(text -> lines.add(escape(text)));
        lines.add("[打开时间轴](" + notice.page().toASCIIString() + ")");
        lines.addAll(commands(notice));
        return MarkdownMessage.shortened(String.join("\n", lines), MarkdownMessage.Room.APP);
    }

    /** What to type instead of tapping the buttons. */
    static List<String> commands(AlertNotice notice) {
        String ids = AlertWords.ids(notice);
        if (notice.items().stream().anyMatch(AlertItem::open)) {
            return List.of(
                    "处理请发：/预警 处理 " + ids + " 结果",
                    "忽略：/预警 忽略 " + ids,
                    "静默：/预警 静默 " + ids + " 7天",
                    "转派：/预警 转派 " + ids + " 姓名");
        }
        return notice.items().stream().anyMatch(AlertItem::pending)
                ? List.of("办完请发：/预警 处理 " + ids + " 结果")
                : List.of("看全部请发：/预警");
    }
}
