package cn.topcentral.hub.bot.task;

/** Numbers up to 九十九 as people type them in times. */
final class ChineseNumbers {
    /** What {@link #parse} takes. */
    static final String PATTERN = "(?:\\d{1,3}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[零〇一二两三四五六七八九])";

    private static final String DIGITS = "零一二三四五六七八九";

    private ChineseNumbers() {}

    static int parse(String text) {
        if (Character.isDigit(text.charAt(0))) {
            return Integer.parseInt(text);
        }
        int ten = text.indexOf('十');
        if (ten < 0) {
            return digit(text.charAt(0));
        }
        int tens = ten == 0 ? 1 : digit(text.charAt(0));
        return tens * 10 + (ten + 1 == text.length() ? 0 : digit(text.charAt(ten + 1)));
    }

    private static int digit(char character) {
        return character == '两' ? 2 : character == '〇' ? 0 : DIGITS.indexOf(character);
    }
}
