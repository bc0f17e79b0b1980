package cn.topcentral.hub.bot.guess;

import cn.topcentral.hub.storage.employee.Employee;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody wrote, with what is certain about it.
 *
 * @param text all of it
 * @param customer the name of the one customer it is about, as it was written; empty when it names none
 * @param rest the text without that name, and without the word before it that belongs to the name (给, 跟 …)
 * @param colleague the one of us whom it names
 */
record Sentence(String text, Optional<String> customer, String rest, Optional<Employee> colleague) {
    private static final Pattern FILLERS = Pattern.compile("^[\\s，,。：:、的了呢吧啊请]+|[\\s，,。、：:；;]+$");

    boolean says(Pattern pattern) {
        return pattern.matcher(rest).find();
    }

    boolean about() {
        return customer.isPresent();
    }

    /** A text without what is left of grammar at its ends. */
    static String trimmed(String text) {
        return FILLERS.matcher(FILLERS.matcher(text).replaceAll(""))
                .replaceAll("")
                .strip();
    }
}
