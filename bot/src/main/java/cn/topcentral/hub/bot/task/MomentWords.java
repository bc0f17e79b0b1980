package cn.topcentral.hub.bot.task;

import cn.topcentral.hub.agents.local.calendar.ChineseCalendar;
import cn.topcentral.hub.bot.command.CommandRefused;
import java.text.Normalizer;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the time to come that somebody names in a line: {@code 明天上午9点}, {@code 下周三}, {@code 3个工作日后}, {@code 2小时后}, {@code 6月20日 14:00}.
 * The house reads times in other places too, but a meeting's to-do list names days only, what an analysis reads looks back as often as ahead, and
 * neither says which words it took. Immutable; made anew for each line, as it knows what time it is.
 */
public final class MomentWords {
    private static final String N = ChineseNumbers.PATTERN;
    private static final String PART = "(?:早上|清早|上午|中午|下午|傍晚|晚上|下班前|早|晚)";
    private static final String CLOCK = "(?:(?<![\\d.])(?:[01]?\\d|2[0-4])[:：][0-5]\\d(?!\\d)|" + N
            + "(?:点钟?(?!建议|意见|要求|问题|内容|原因)|时(?!间|候))(?:半|[一三]刻|" + N + "分?)?)";
    private static final Pattern WITHIN = Pattern.compile("(半|" + N + ")个?(半)?(小时|钟头|分钟)(?:之|以)?后");
    private static final Pattern MOMENT = Pattern.compile("(?<day>" + DayWords.PATTERN + ")?的?[ ,，]?(?<part>" + PART
            + ")?[ ]?(?<clock>" + CLOCK + ")?(?<end>之前|以前|前)?");
    private static final Pattern DIGITS = Pattern.compile("(\\d{1,2})[:：](\\d{2})");
    private static final Pattern WORDS = Pattern.compile("(" + N + ")(?:点钟?|时)(?:(半)|([一三])刻|(" + N + ")分?)?");

    private final LocalDateTime now;
    private final ZoneId zone;
    private final DayWords days;

    /** @param clock tells what time it is, and the zone of the days */
    public MomentWords(Clock clock, ChineseCalendar calendar) {
        this.zone = clock.getZone();
        this.now = LocalDateTime.now(clock);
        this.days = new DayWords(now.toLocalDate(), calendar);
    }

    /**
     * The first time named in a line.
     *
     * @throws CommandRefused when it names a time that there is not, or one that is over
     */
    public Optional<Moment> first(String line) {
        String text = Normalizer.normalize(line, Normalizer.Form.NFKC);
        Matcher within = WITHIN.matcher(text);
        boolean spans = within.find();
        Matcher named = MOMENT.matcher(text);
        int from = 0;
        while (named.find(from)) {
            boolean says = named.group("day") != null || named.group("clock") != null || namesPartAlone(named);
            if (spans && (!says || within.start() <= named.start())) {
                return Optional.of(after(text, within));
            }
            if (says) {
                return Optional.of(moment(text, named));
            }
            from = Math.max(named.end(), named.start() + 1);
            if (from > text.length()) {
                break;
            }
        }
        return Optional.empty();
    }

    /** 下午 alone is a time; 早 and 晚 alone are parts of other words. */
    private static boolean namesPartAlone(Matcher named) {
        return named.group("part") != null && named.group("part").length() > 1;
    }

    private Moment after(String text, Matcher within) {
        boolean half = within.group(2) != null;
        long minutes = within.group(1).equals("半") ? 30 : 60L * ChineseNumbers.parse(within.group(1)) + (half ? 30 : 0);
        if (within.group(3).equals("分钟")) {
            minutes = within.group(1).equals("半") ? 1 : ChineseNumbers.parse(within.group(1));
        }
        LocalDateTime at = now.plusMinutes(minutes).withSecond(0).withNano(0);
        return moment(text, within, at.toLocalDate(), Optional.of(at.toLocalTime()));
    }

    private Moment moment(String text, Matcher named) {
        String words = named.group();
        Optional<String> dayWords = Optional.ofNullable(named.group("day"));
        String part = Optional.ofNullable(named.group("part"))
                .orElseGet(() -> dayWords.filter(day -> day.matches(".*[晚早]"))
                        .map(day -> day.substring(1))
                        .orElse(""));
        Optional<LocalTime> time = Optional.ofNullable(named.group("clock"))
                .map(clock -> clock(clock, part))
                .or(() -> part(part));
        LocalDate today = now.toLocalDate();
        LocalDate day = dayWords.map(days::day).orElse(today);
        if (dayWords.isEmpty()
                && time.filter(at -> !day.atTime(at).isAfter(now)).isPresent()) {
            return moment(text, named, day.plusDays(1), time); // 上午9点, said at noon
        }
        if (day.isBefore(today)
                || time.filter(at -> !day.atTime(at).isAfter(now)).isPresent()) {
            throw new CommandRefused("“" + words.strip() + "”已经过去了，请写一个将来的时间，例如 明天上午9点、下周三、6月20日 14:00。");
        }
        return moment(text, named, day, time);
    }

    private Moment moment(String text, Matcher found, LocalDate day, Optional<LocalTime> time) {
        return new Moment(
                day,
                time,
                found.group().strip(),
                text.substring(0, found.start()).strip(),
                text.substring(found.end()).replaceFirst("^[\\s,，、：:]+", "").strip(),
                zone);
    }

    private static Optional<LocalTime> part(String part) {
        return Optional.ofNullable(
                switch (part) {
                    case "早上", "清早", "上午", "早" -> LocalTime.of(9, 0);
                    case "中午" -> LocalTime.NOON;
                    case "下午" -> LocalTime.of(14, 0);
                    case "傍晚", "下班前" -> LocalTime.of(17, 30);
                    case "晚上", "晚" -> LocalTime.of(19, 0);
                    default -> null;
                });
    }

    private static LocalTime clock(String words, String part) {
        Matcher digits = DIGITS.matcher(words);
        try {
            if (digits.matches()) {
                return time(Integer.parseInt(digits.group(1)), Integer.parseInt(digits.group(2)), part, false);
            }
            Matcher spoken = WORDS.matcher(words);
            if (!spoken.matches()) {
                throw new IllegalArgumentException("No time: " + words);
            }
            int minute = spoken.group(2) != null
                    ? 30
                    : spoken.group(3) != null
                            ? ChineseNumbers.parse(spoken.group(3)) * 15
                            : spoken.group(4) != null ? ChineseNumbers.parse(spoken.group(4)) : 0;
            return time(ChineseNumbers.parse(spoken.group(1)), minute, part, true);
        } catch (DateTimeException noSuchTime) {
            throw new CommandRefused("“" + words + "”不是有效的时间，请写成 下午3点 或 15:00。");
        }
    }

    /** Nobody works at 3 in the morning: hours before seven, said without a part of the day, are in the afternoon. */
    private static LocalTime time(int hour, int minute, String part, boolean spoken) {
        boolean late = part.matches("下午|傍晚|晚上|晚") || (part.equals("中午") && hour < 3);
        boolean early = part.isEmpty() && spoken && hour > 0 && hour < 7;
        return LocalTime.of((late || early) && hour < 12 ? hour + 12 : hour % 24, minute);
    }
}
