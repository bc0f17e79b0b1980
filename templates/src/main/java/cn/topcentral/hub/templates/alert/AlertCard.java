package cn.topcentral.hub.templates.alert;

import cn.topcentral.hub.storage.alert.AlertLevel;
import cn.topcentral.hub.templates.card.Button;
import cn.topcentral.hub.templates.card.ButtonInteractionCard;
import cn.topcentral.hub.templates.card.Destination;
import cn.topcentral.hub.templates.card.HorizontalContent;
import cn.topcentral.hub.templates.card.MainTitle;
import cn.topcentral.hub.templates.card.QuoteArea;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The card of a customer's alerts, in the three ways it is shown. It always has buttons, even when nothing is left to do: a card that was tapped can
 * only be replaced by one that has a task id (page 101027).
 */
public final class AlertCard {
    /** Of the six rows one says who is responsible. */
    private static final int ITEM_ROWS = 5;

    private AlertCard() {}

    /** For who may see the customer: with the words that were said and with figures. */
    public static AlertView personal(AlertNotice notice) {
        return view(notice, headline(notice, true), rows(notice, true), body(notice), quote(notice));
    }

    /** For a group: whose it is and what kind, without quotes, figures or amounts. */
    public static AlertView group(AlertNotice notice) {
        Optional<String> body = Optional.of(open(notice) ? "详情已单独发给负责人。" : outcome(withoutResults(notice)));
        return view(notice, headline(notice, false), rows(notice, false), body, Optional.empty());
    }

    /** For who is above those that did not react. */
    public static AlertView escalation(AlertNotice notice) {
        String body = open(notice)
                ? "已提醒 " + AlertWords.responsible(notice.responsible()) + "，还没有人处理。请您跟进，或转派给同事。\n"
                        + body(notice).orElse("")
                : outcome(notice);
        return view(
                notice,
                new Headline("升级提醒", icon(notice, "⬆️"), description(notice, true)),
                rows(notice, true),
                Optional.of(body),
                quote(notice));
    }

    /**
     * For whom it was handed to.
     *
     * @param full whether they may see the customer
     */
    public static AlertView assigned(AlertNotice notice, boolean full) {
        Headline headline = headline(notice, full);
        AlertNotice shown = full ? notice : withoutResults(notice);
        return view(
                notice,
                new Headline(AlertWords.ASSIGNED, pending(notice) ? "📌" : "✅", headline.description()),
                rows(shown, full),
                Optional.of(outcome(notice) + (pending(notice) ? "\n请跟进，办完点“处理”或发结果。" : "")),
                full ? quote(notice) : Optional.empty());
    }

    private static AlertNotice withoutResults(AlertNotice notice) {
        return notice.with(notice.items().stream().map(AlertItem::withoutResult).toList());
    }

    private static boolean pending(AlertNotice notice) {
        return notice.items().stream().anyMatch(AlertItem::pending);
    }

    private record Headline(String source, String icon, String description) {}

    private static AlertView view(
            AlertNotice notice,
            Headline headline,
            List<HorizontalContent> rows,
            Optional<String> body,
            Optional<QuoteArea> quote) {
        ButtonInteractionCard card = new ButtonInteractionCard(
                Optional.of(AlertWords.source(notice, headline.source())),
                MainTitle.of(headline.icon() + " " + AlertWords.customer(notice), headline.description()),
                quote,
                body,
                rows,
                Optional.empty(),
                buttons(notice, headline.source()),
                Optional.of(Destination.page(notice.page())),
                Optional.empty(),
                notice.taskId());
        return new AlertView(
                card,
                AlertMarkdown.render(
                        notice, headline.source(), headline.icon(), headline.description(), quote, body, rows),
                card.plainText() + "\n" + String.join("\n", AlertMarkdown.commands(notice)));
    }

    private static Headline headline(AlertNotice notice, boolean full) {
        boolean urgent = notice.items().get(0).urgent();
        return new Headline(urgent ? "紧急沟通" : "风险预警", icon(notice, urgent ? "🔴" : "⚠️"), description(notice, full));
    }

    private static String icon(AlertNotice notice, String open) {
        return open(notice) ? open : "✅";
    }

    private static boolean open(AlertNotice notice) {
        return notice.items().stream().anyMatch(AlertItem::open);
    }

    private static String description(AlertNotice notice, boolean full) {
        return notice.said()
                .map(said -> said.type().icon() + " " + CleanText.line(said.channel()) + " · "
                        + AlertWords.time(said.time(), notice.now()))
                .orElseGet(() -> summed(notice, full));
    }

    private static String summed(AlertNotice notice, boolean full) {
        AlertLevel worst = notice.items().stream()
                .map(AlertItem::level)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        int count = notice.items().size();
        String hidden = count > ITEM_ROWS && full ? "，列出前" + ITEM_ROWS + "项" : "";
        return (count == 1 ? "风险等级：" : count + "项风险，最高：") + worst.label() + hidden;
    }

    private static Optional<QuoteArea> quote(AlertNotice notice) {
        return notice.said()
                .filter(said -> !CleanText.lines(said.gist()).isEmpty())
                .map(said -> new QuoteArea(
                        Optional.of(CleanText.line(said.who())).filter(who -> !who.isEmpty()),
                        said.gist(),
                        Optional.empty()));
    }

    private static List<HorizontalContent> rows(AlertNotice notice, boolean full) {
        List<HorizontalContent> rows = new ArrayList<>();
        for (AlertItem item : notice.items().stream().limit(ITEM_ROWS).toList()) {
            if (!item.urgent()) {
                rows.add(HorizontalContent.of(item.label(), full ? noticed(item, notice) : known(item, notice)));
            } else if (!CleanText.line(item.label()).isEmpty()) {
                rows.add(HorizontalContent.of("类型", item.label()));
            }
        }
        rows.add(HorizontalContent.of("负责人", AlertWords.responsible(notice.responsible())));
        return rows;
    }

    private static String noticed(AlertItem item, AlertNotice notice) {
        if (!item.open()) {
            return open(notice) ? AlertWords.sentence(item, notice.now()) : AlertWords.state(item);
        }
        return item.level().label() + " " + item.score() + "分"
                + item.indicators().stream()
                        .findFirst()
                        .map(first -> " · " + CleanText.line(first))
                        .orElse("");
    }

    private static String known(AlertItem item, AlertNotice notice) {
        return item.open()
                ? item.level().label() + " · " + ChineseTime.shortDay(item.since(), notice.now()) + "起"
                : AlertWords.state(item);
    }

    private static Optional<String> body(AlertNotice notice) {
        if (!open(notice)) {
            return Optional.of(outcome(notice));
        }
        AlertItem worst = notice.items().stream()
                .filter(AlertItem::open)
                .findFirst()
                .orElse(notice.items().get(0));
        if (worst.urgent()) {
            return Optional.of(CleanText.line(worst.reason()))
                    .filter(reason -> !reason.isEmpty())
                    .map(reason -> "原因：" + reason);
        }
        return worst.actions().isEmpty()
                ? Optional.empty()
                : Optional.of("建议：" + worst.actions().stream().limit(2).collect(Collectors.joining("；")));
    }

    /** Alerts that were handled together are told once. */
    private static String outcome(AlertNotice notice) {
        return notice.items().stream()
                .map(item -> AlertWords.sentence(item, notice.now()))
                .distinct()
                .limit(3)
                .collect(Collectors.joining("\n"));
    }

    private static List<Button> buttons(AlertNotice notice, String headline) {
        String ids = Shortening.headBytes(AlertWords.ids(notice), 500);
        if (headline.equals(AlertWords.ASSIGNED) && pending(notice)) {
            return List.of(Button.of("处理", "alert:ack " + ids), new Button("再转派", 2, "alert:assign " + ids));
        }
        return open(notice)
                ? List.of(
                        Button.of("处理", "alert:ack " + ids),
                        new Button("忽略", 2, "alert:dismiss " + ids),
                        new Button("静默7天", 2, "alert:silence " + ids + " 7天"),
                        new Button("转派", 2, "alert:assign " + ids))
                : List.of(new Button("看全部预警", 2, "alert:list"));
    }
}
