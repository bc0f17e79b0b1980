package cn.topcentral.hub.templates.task;

import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import java.time.Instant;
import java.util.Optional;

/**
 * A task as a list shows it.
 *
 * @param id for buttons; letters, digits, {@code -}
 * @param number what people type for it
 * @param customer as people call it
 * @param byCustomer whether the customer has to do it, and ours only sees that it comes
 * @param assignee the name of who does it; empty when that is the reader
 */
public record TaskItem(
        String id,
        int number,
        Optional<String> customer,
        String title,
        boolean byCustomer,
        Optional<Instant> due,
        Optional<String> assignee) {
    private static final int LONG_NAME = 30;
    private static final int SHORT_NAME = 7;

    /** {@code 奥克斯：报价}; what the customer has to do begins with 等. */
    String what() {
        return what(LONG_NAME);
    }

    /** The same for a row, where a long name must leave room for what is to be done. */
    String brief() {
        return what(SHORT_NAME);
    }

    private String what(int longestName) {
        String clean = CleanText.line(title);
        String plain = clean.isEmpty() ? "（没有写内容）" : clean;
        String who = customer.map(CleanText::line)
                .filter(name -> !name.isEmpty())
                .map(name -> Shortening.chars(name, longestName))
                .orElse("");
        if (byCustomer) {
            return "等" + (who.isEmpty() ? "客户" : who) + "：" + plain;
        }
        return who.isEmpty() ? plain : who + "：" + plain;
    }

    /** {@code #37}, in the five characters that the name of a row has. */
    String shortNumber() {
        return number > 9999 ? String.valueOf(number) : "#" + number;
    }
}
