package cn.topcentral.hub.templates.timeline;

import cn.topcentral.hub.templates.card.Button;
import cn.topcentral.hub.templates.card.ButtonInteractionCard;
import cn.topcentral.hub.templates.card.HorizontalContent;
import cn.topcentral.hub.templates.card.MainTitle;
import cn.topcentral.hub.templates.card.TaskId;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Names to tap when a typed name may mean several customers, or is near to some. Buttons carry a number, because company names often differ only
 * after the ten characters that a button shows; the rows give them in full.
 */
public final class SuggestionCard {
    private static final int OFFERED = 6;
    private static final int MOST_KEY_BYTES = 1000; // WeCom takes 1024

    private SuggestionCard() {}

    /**
     * A button per customer with the key {@code command:customerId}.
     *
     * @throws IllegalArgumentException if there is nothing to suggest; use {@link #text} then
     */
    public static ButtonInteractionCard render(Suggestions suggestions, TaskId taskId) {
        List<Suggestions.Suggestion> offered = offered(suggestions);
        return ButtonInteractionCard.titled(
                        MainTitle.of(quoted(suggestions) + "是哪位客户？", "点按钮，或输入全名再发一次"),
                        IntStream.range(0, offered.size())
                                .mapToObj(i -> button(i + 1, suggestions, offered.get(i)))
                                .toList(),
                        taskId)
                .withSource(Naming.source("客户查找", false))
                .withRows(IntStream.range(0, offered.size())
                        .mapToObj(i -> HorizontalContent.of(String.valueOf(i + 1), described(offered.get(i))))
                        .toList());
    }

    /** The same for those who cannot tap: the commands to type. */
    public static String text(Suggestions suggestions) {
        List<Suggestions.Suggestion> offered = offered(suggestions);
        if (offered.isEmpty()) {
            return "没有找到" + quoted(suggestions) + "，也没有相近的名字。\n请检查写法，或用简称、拼音首字母再试，例如 /" + suggestions.command()
                    + " aks";
        }
        return quoted(suggestions) + "是哪位客户？请发送其中一行：\n"
                + offered.stream()
                        .map(customer -> line(suggestions, Naming.customer(customer.name())))
                        .collect(Collectors.joining("\n"));
    }

    private static List<Suggestions.Suggestion> offered(Suggestions suggestions) {
        return suggestions.customers().stream().limit(OFFERED).toList();
    }

    /** With more than the name to repeat, the button stands for the line that would be typed. */
    private static Button button(int number, Suggestions suggestions, Suggestions.Suggestion customer) {
        String key = suggestions.rest().isEmpty()
                ? suggestions.command() + ":" + customer.customerId()
                : "typed:" + Shortening.headBytes(line(suggestions, customer.customerId()), MOST_KEY_BYTES);
        return Button.of(number + "." + Naming.customer(customer.name()), key);
    }

    private static String line(Suggestions suggestions, String customer) {
        return ("/" + suggestions.command() + " " + customer + " " + suggestions.rest()).strip();
    }

    private static String described(Suggestions.Suggestion customer) {
        String reason = CleanText.line(customer.reason());
        return Naming.customer(customer.name()) + (reason.isEmpty() ? "" : "（" + reason + "）");
    }

    private static String quoted(Suggestions suggestions) {
        return "“" + Shortening.chars(CleanText.line(suggestions.query()), 18) + "”";
    }
}
