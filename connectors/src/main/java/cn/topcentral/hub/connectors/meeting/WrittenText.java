package cn.topcentral.hub.connectors.meeting;

import java.lang.Character.UnicodeScript;

/** Putting pieces of a sentence together as they would be written. */
final class WrittenText {
    private WrittenText() {}

    /** With a space between, except between Chinese characters, where none is written. */
    static String join(String before, String after) {
        if (before.isEmpty() || after.isEmpty()) {
            return before + after;
        }
        return isChinese(before.codePointBefore(before.length())) && isChinese(after.codePointAt(0))
                ? before + after
                : before + " " + after;
    }

    private static boolean isChinese(int character) {
        // U+3000 to U+303F and U+FF00 to U+FFEF hold the Chinese punctuation.
        return UnicodeScript.of(character) == UnicodeScript.HAN
                || (character >= 0x3000 && character <= 0x303f)
                || (character >= 0xff00 && character <= 0xffef);
    }
}
