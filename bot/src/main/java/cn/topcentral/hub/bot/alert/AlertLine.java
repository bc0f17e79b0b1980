package cn.topcentral.hub.bot.alert;

import cn.topcentral.hub.bot.command.CommandRefused;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What follows {@code /预警}: {@code 处理 12 已电话回访}, {@code 静默 12,13 7天}, {@code 12}, or nothing.
 *
 * @param ids at least one, except for the list
 * @param rest what follows the ids
 */
record AlertLine(Verb verb, List<Long> ids, String rest) {
    static final String USAGE = "请写成：/预警 处理 编号 结果，/预警 忽略 编号，/预警 静默 编号 7天，/预警 转派 编号 姓名；只发 /预警 看待处理的预警。";

    private static final int MOST_IDS = 20;
    private static final int LONGEST_ID = 18;
    private static final Pattern IDS = Pattern.compile("#?\\d+(?:\\s*[,，、]\\s*#?\\d+)*(?=\\s|$)");
    private static final Pattern DAYS = Pattern.compile("(\\d{1,4})\\s*(?:天|日|d|days?)?", Pattern.CASE_INSENSITIVE);
    private static final Map<String, Verb> VERBS = Map.ofEntries(
            Map.entry("ack", Verb.ACKNOWLEDGE),
            Map.entry("处理", Verb.ACKNOWLEDGE),
            Map.entry("确认", Verb.ACKNOWLEDGE),
            Map.entry("已处理", Verb.ACKNOWLEDGE),
            Map.entry("dismiss", Verb.DISMISS),
            Map.entry("忽略", Verb.DISMISS),
            Map.entry("silence", Verb.SILENCE),
            Map.entry("静默", Verb.SILENCE),
            Map.entry("assign", Verb.ASSIGN),
            Map.entry("转派", Verb.ASSIGN),
            Map.entry("show", Verb.SHOW),
            Map.entry("看", Verb.SHOW),
            Map.entry("查看", Verb.SHOW),
            Map.entry("list", Verb.LIST),
            Map.entry("全部", Verb.LIST),
            Map.entry("列表", Verb.LIST));

    AlertLine {
        ids = List.copyOf(ids);
    }

    /** What is wanted. */
    enum Verb {
        ACKNOWLEDGE,
        DISMISS,
        SILENCE,
        ASSIGN,
        SHOW,
        LIST
    }

    /**
     * Parses the text after the command.
     *
     * @throws CommandRefused when it is none of these
     */
    static AlertLine parse(String arguments) {
        String text = arguments.strip();
        if (text.isEmpty()) {
            return new AlertLine(Verb.LIST, List.of(), "");
        }
        String[] words = text.split("\\s+", 2);
        Verb verb = VERBS.get(words[0].toLowerCase(Locale.ROOT));
        if (verb == Verb.LIST) {
            return new AlertLine(Verb.LIST, List.of(), "");
        }
        String rest = verb == null ? text : words.length == 2 ? words[1].strip() : "";
        Matcher ids = IDS.matcher(rest);
        if (!ids.lookingAt()) {
            throw new CommandRefused(verb == null ? USAGE : "请写上预警的编号。" + USAGE);
        }
        return new AlertLine(
                verb == null ? Verb.SHOW : verb,
                numbers(ids.group()),
                rest.substring(ids.end()).strip());
    }

    private static List<Long> numbers(String text) {
        List<String> numbers = Arrays.stream(text.split("[,，、#\\s]+", -1))
                .filter(number -> !number.isEmpty())
                .toList();
        if (numbers.size() > MOST_IDS || numbers.stream().anyMatch(number -> number.length() > LONGEST_ID)) {
            throw new CommandRefused("一次最多写 " + MOST_IDS + " 个编号，编号是卡片上的数字。");
        }
        return List.copyOf(
                new LinkedHashSet<>(numbers.stream().map(Long::valueOf).toList()));
    }

    /**
     * A number of days, {@code 7天} or {@code 7}.
     *
     * @return empty when the text says something else
     */
    static Optional<Duration> days(String text) {
        Matcher days = DAYS.matcher(text.strip());
        return days.matches() ? Optional.of(Duration.ofDays(Long.parseLong(days.group(1)))) : Optional.empty();
    }
}
