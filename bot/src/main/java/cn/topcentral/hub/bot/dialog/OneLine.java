package cn.topcentral.hub.bot.dialog;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call or note in one line, taken apart: {@code 奥克斯 13800001111 问交期 5分钟}.
 *
 * @param customer as typed
 * @param number of the call
 * @param text the rest, whole
 * @param duration of the call
 */
record OneLine(String customer, Optional<String> number, String text, Optional<Duration> duration) {
    private static final Pattern NUMBER = Pattern.compile("^(\\+?\\d[\\d-]{6,19})(?=\\s|$)\\s*");
    private static final Pattern MINUTES =
            Pattern.compile("[\\s，,]*(?:通话|聊了?|打了|谈了)?\\s*(\\d{1,3})\\s*(?:分钟|min|mins)[。.]?\\s*$");

    static OneLine parse(String arguments, boolean call) {
        String[] parts = arguments.strip().split(" ", 2);
        String rest = parts.length == 2 ? parts[1].strip() : "";
        if (!call) {
            return new OneLine(parts[0], Optional.empty(), rest, Optional.empty());
        }
        Matcher number = NUMBER.matcher(rest);
        Optional<String> dialled = number.find() ? Optional.of(number.group(1)) : Optional.empty();
        String said = dialled.isPresent() ? rest.substring(number.end()) : rest;
        Matcher minutes = MINUTES.matcher(said);
        Optional<Duration> length = minutes.find()
                ? Optional.of(Duration.ofMinutes(Long.parseLong(minutes.group(1))))
                        .filter(time -> !time.isZero())
                : Optional.empty();
        String text = length.isPresent() ? said.substring(0, minutes.start()).strip() : said;
        return new OneLine(parts[0], dialled, text, length);
    }
}
