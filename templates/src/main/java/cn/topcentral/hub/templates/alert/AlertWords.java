package cn.topcentral.hub.templates.alert;

import cn.topcentral.hub.storage.alert.AlertState;
import cn.topcentral.hub.templates.card.Source;
import cn.topcentral.hub.templates.card.Source.Color;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** The words that all alert cards share. */
public final class AlertWords {
    /** Heads the card of whom an alert was handed to. */
    static final String ASSIGNED = "转派给您";

    private static final int LONGEST_RESULT = 40;

    private AlertWords() {}

    /** How it stands in a sentence: 王伟 今天 10:05 已处理：已电话回访. */
    public static String sentence(AlertItem item, Instant now) {
        if (item.state() == AlertState.SILENCED) {
            return "已静默"
                    + item.silencedUntil().map(until -> "到 " + time(until, now)).orElse("")
                    + item.handled()
                            .map(handled -> "（" + name(handled.by()) + "）")
                            .orElse("");
        }
        if (item.state() == AlertState.RESOLVED) {
            return "已解除，风险不再出现";
        }
        return item.handled()
                .filter(handled -> !item.open())
                .map(handled -> done(item, handled, now))
                .orElse(item.state().label());
    }

    private static String done(AlertItem item, AlertItem.Handled handled, Instant now) {
        String what = item.pending()
                ? "转派给 " + name(handled.assignee().orElse(""))
                : item.state().label();
        return name(handled.by()) + " " + time(handled.at(), now) + " " + what
                + handled.result()
                        .map(CleanText::line)
                        .filter(result -> !result.isEmpty())
                        .map(result -> "：" + Shortening.chars(result, LONGEST_RESULT))
                        .orElse("");
    }

    static String customer(AlertNotice notice) {
        return customer(notice.customer());
    }

    static String customer(String name) {
        String clean = CleanText.line(name);
        return clean.isEmpty() ? "待认领的客户" : clean;
    }

    static String name(String name) {
        String clean = CleanText.line(name);
        return clean.isEmpty() ? "同事" : Shortening.chars(clean, 12);
    }

    static String responsible(List<String> names) {
        String shown = names.stream().limit(3).map(AlertWords::name).collect(Collectors.joining("、"));
        return names.isEmpty() ? "未分配" : names.size() > 3 ? shown + " 等" + names.size() + "人" : shown;
    }

    /** 今天 10:05, 6-12 10:05. */
    static String time(Instant time, Instant now) {
        return ChineseTime.shortDay(time, now) + " " + ChineseTime.clockAfterShortDay(time, now);
    }

    /** How it stands in a word. */
    static String state(AlertItem item) {
        return item.pending() ? "已转派" : item.state().label();
    }

    /** The line on top; it says what became of the alerts once the reader need not act any more. */
    static Source source(AlertNotice notice, String what) {
        boolean toDo =
                notice.items().stream().anyMatch(item -> item.open() || (what.equals(ASSIGNED) && item.pending()));
        AlertItem first = notice.items().get(0);
        String text = toDo ? what : what + " · " + state(first);
        boolean good = first.state() == AlertState.ACKNOWLEDGED || first.state() == AlertState.RESOLVED;
        return Source.of(
                notice.demo() && toDo ? text + " · 演示" : text, // both do not fit
                toDo ? Color.RED : good ? Color.GREEN : Color.GREY);
    }

    static String ids(AlertNotice notice) {
        return notice.items().stream()
                .filter(item -> item.open() || notice.items().stream().noneMatch(AlertItem::open))
                .map(item -> String.valueOf(item.id()))
                .collect(Collectors.joining(","));
    }
}
