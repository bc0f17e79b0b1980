package cn.topcentral.hub.templates.card;

import java.util.regex.Pattern;

/** Names one sent card in its callbacks; unique within the app. Digits, letters and {@code _ - @}, at most 128. */
public record TaskId(String value) {
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_@-]{1,128}");

    public TaskId {
        if (!ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "task_id \"" + value + "\" is not 1 to 128 of digits, letters, underscore, hyphen and @");
        }
    }
}
