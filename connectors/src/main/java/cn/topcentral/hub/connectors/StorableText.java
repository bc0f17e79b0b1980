package cn.topcentral.hub.connectors;

import java.util.regex.Pattern;

/** Text of a source as it can be stored. */
public final class StorableText {
    /** Half an emoji and NUL: PostgreSQL stores neither. */
    private static final Pattern UNSTORABLE = Pattern.compile("[\\p{Cs}\\x00]");

    private StorableText() {}

    /** The text without what no database column takes, and without white space around it. */
    public static String of(String text) {
        return UNSTORABLE.matcher(text).replaceAll("").strip();
    }
}
