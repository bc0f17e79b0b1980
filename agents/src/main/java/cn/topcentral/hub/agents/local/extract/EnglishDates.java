package cn.topcentral.hub.agents.local.extract;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Times in English: today, by next Friday, mid Dec, 15 Aug, June 7, the end of August, within 3 working days, the week of 24 June. */
final class EnglishDates {
    private static final String MONTH =
            "(?<m>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?";
    private static final String NAMES = "jan feb mar apr may jun jul aug sep oct nov dec";
    private static final String WEEKDAY =
            "(?<w>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|saturday|sunday)\\b";
    private static final String WEEKDAYS = "montuewedthufrisatsun";
    private static final String ANY_WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day";
    private static final String DAY = "(?<d>3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?";
    private static final String YEAR = "(?:,?\\s(?<y>20\\d\\d))?";
    private static final String COUNT = "(?<n>\\d{1,3}|one|two|three|four|five|six|seven|ten|a|an)";
    private static final List<String> COUNTS = List.of("", "one", "two", "three", "four", "five", "six", "seven");

    private EnglishDates() {}

    static List<DateRule> rules() {
        return List.of(
                DateRule.of(
                        "(?:the )?week (?:of|commencing) " + DAY + "\\s" + MONTH + YEAR,
                        (m, context) -> day(m, context).map(found -> DayRange.week(found.start()))),
                DateRule.of(
                        "(?:the )?week (?:of|commencing) " + MONTH + "\\s" + DAY + YEAR,
                        (m, context) -> day(m, context).map(found -> DayRange.week(found.start()))),
                DateRule.of(
                        "(?<![\\d./-])" + DAY
                                + "\\s?(?:-|to|and)\\s?(?<d2>3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?\\s(?:of )?" + MONTH
                                + YEAR,
                        EnglishDates::days),
                DateRule.of(
                        "(?<![A-Za-z])" + MONTH + "\\s" + DAY
                                + "\\s?(?:-|to)\\s?(?<d2>3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?(?![\\d:])" + YEAR,
                        EnglishDates::days),
                DateRule.of(
                        "(?:" + ANY_WEEKDAY + ",? )?(?<![\\d./-])" + DAY + "[\\s-](?:of )?" + MONTH + YEAR,
                        EnglishDates::day),
                DateRule.of(
                        "(?<![A-Za-z])" + MONTH + "\\s" + DAY + "(?![\\d:]|\\s?(?:MT|t|tons?|kgs?|bags)\\b)" + YEAR,
                        EnglishDates::day),
                DateRule.of(
                        "(?:the )?(?<part>early|beginning of|first half of|(?:the )?(?:1st|2nd|second) half of|mid|middle of|late|(?:the )?end of|end)[\\s-](?:of )?(?:the )?"
                                + MONTH + YEAR,
                        EnglishDates::part),
                DateRule.of(
                        "(?:by |at |before )?(?:the )?end of (?<rel>this|next|the) (?<u>week|month|quarter|year)|(?<rel2>)\\b(?:EOM|month[- ]end)\\b|\\byear[- ]end\\b(?! clos)",
                        EnglishDates::end),
                DateRule.of(
                        "\\b(?:today|tonight|EOD|COB|end of (?:the )?(?:business )?day|this (?:morning|afternoon|evening))\\b",
                        (m, context) -> on(context.day())),
                DateRule.of(
                        "\\b(?:tomorrow|tmrw?)\\b(?: (?:morning|afternoon|noon|evening|night))?",
                        (m, context) -> on(context.day().plusDays(1))),
                DateRule.of(
                        "\\b(?:yesterday|last night)\\b",
                        (m, context) -> on(context.day().minusDays(1))),
                DateRule.of(
                        "\\bday after tomorrow\\b",
                        (m, context) -> on(context.day().plusDays(2))),
                DateRule.of("\\b(?<rel>next|this|last|coming)\\s" + WEEKDAY, EnglishDates::weekday),
                DateRule.of("(?<rel>)\\b(?-i:(?=[A-Z]))" + WEEKDAY + "(?=[\\s,.;?!)'’]|$)", EnglishDates::weekday),
                DateRule.of("\\b(?<rel>next|this|last) (?<u>week|month|quarter|year)\\b", EnglishDates::period),
                DateRule.of(
                        "\\bwithin (?:the next )?" + COUNT
                                + "\\s?(?<work>working |business )?(?<u>hour|hr|h|day|week|month)s?\\b",
                        (m, context) -> later(m, context).map(end -> new DayRange(context.day(), end))),
                DateRule.of(
                        "\\b(?:in " + COUNT + "\\s(?<work>working |business )?(?<u>day|week|month)s?)\\b(?:'? time)?",
                        (m, context) -> later(m, context).map(DayRange::on)),
                DateRule.of(
                        "(?<=\\b(?:in|by|for|until|till|since|before|during|from|of|our|the|every)\\s)(?-i:(?=[A-Z]))"
                                + MONTH + YEAR + "(?!\\s?\\d)",
                        EnglishDates::month),
                DateRule.of(
                        "\\b(?<y>20\\d\\d)(?= (?:budget|plan|planning|season|forecast|annual|demand))",
                        (m, context) -> Optional.of(DayRange.year(Integer.parseInt(m.group("y"))))));
    }

    private static Optional<DayRange> on(LocalDate day) {
        return Optional.of(DayRange.on(day));
    }

    private static YearMonth yearMonth(Matcher m, DateContext context) {
        int month = NAMES.indexOf(m.group("m").substring(0, 3).toLowerCase(Locale.ROOT)) / 4 + 1;
        String year = m.group("y");
        return year == null ? context.nearest(month) : YearMonth.of(Integer.parseInt(year), month);
    }

    private static Optional<DayRange> day(Matcher m, DateContext context) {
        YearMonth month = yearMonth(m, context);
        return DayRange.day(month.getYear(), month.getMonthValue(), Integer.parseInt(m.group("d")))
                .map(DayRange::on);
    }

    private static Optional<DayRange> days(Matcher m, DateContext context) {
        YearMonth month = yearMonth(m, context);
        Optional<LocalDate> last =
                DayRange.day(month.getYear(), month.getMonthValue(), Integer.parseInt(m.group("d2")));
        return day(m, context).flatMap(first -> last.filter(end -> !end.isBefore(first.start()))
                .map(end -> new DayRange(first.start(), end)));
    }

    private static Optional<DayRange> month(Matcher m, DateContext context) {
        return Optional.of(DayRange.month(yearMonth(m, context)));
    }

    private static Optional<DayRange> part(Matcher m, DateContext context) {
        String part = m.group("part").toLowerCase(Locale.ROOT);
        String chinese =
                part.startsWith("mid") ? "中旬" : part.startsWith("late") ? "下旬" : part.contains("end") ? "底" : "上旬";
        if (part.contains("half")) {
            YearMonth month = yearMonth(m, context);
            boolean second = part.contains("2") || part.contains("second");
            return Optional.of(
                    new DayRange(month.atDay(second ? 16 : 1), second ? month.atEndOfMonth() : month.atDay(15)));
        }
        return Optional.of(DayRange.part(yearMonth(m, context), chinese));
    }

    private static Optional<DayRange> end(Matcher m, DateContext context) {
        String text = m.group().toLowerCase(Locale.ROOT);
        boolean next = text.contains("next");
        if (text.contains("week")) {
            return on(
                    DayRange.week(context.day().plusWeeks(next ? 1 : 0)).start().plusDays(4));
        }
        if (text.contains("year")) {
            return on(LocalDate.of(context.time().getYear() + (next ? 1 : 0), 12, 31));
        }
        YearMonth month = context.month();
        if (text.contains("quarter")) {
            month = month.withMonth((month.getMonthValue() + 2) / 3 * 3).plusMonths(next ? 3 : 0);
            return on(month.atEndOfMonth());
        }
        return on(month.plusMonths(next ? 1 : 0).atEndOfMonth());
    }

    private static Optional<DayRange> weekday(Matcher m, DateContext context) {
        DayOfWeek day =
                DayOfWeek.of(WEEKDAYS.indexOf(m.group("w").substring(0, 3).toLowerCase(Locale.ROOT)) / 3 + 1);
        String which = m.group("rel").toLowerCase(Locale.ROOT);
        LocalDate monday = DayRange.week(context.day()).start();
        return on(
                switch (which) {
                    case "next" -> monday.plusWeeks(1).plusDays(day.getValue() - 1L);
                    case "last" -> monday.plusWeeks(-1).plusDays(day.getValue() - 1L);
                    case "this" -> monday.plusDays(day.getValue() - 1L);
                    default -> context.weekday(day);
                });
    }

    private static Optional<DayRange> period(Matcher m, DateContext context) {
        int step =
                switch (m.group("rel").toLowerCase(Locale.ROOT)) {
                    case "next" -> 1;
                    case "last" -> -1;
                    default -> 0;
                };
        YearMonth quarter = context.month().plusMonths(3L * step);
        return Optional.of(
                switch (m.group("u").toLowerCase(Locale.ROOT)) {
                    case "week" -> DayRange.week(context.day().plusWeeks(step));
                    case "month" -> DayRange.month(context.month().plusMonths(step));
                    case "quarter" -> DayRange.quarter(quarter.getYear(), (quarter.getMonthValue() + 2) / 3);
                    default -> DayRange.year(context.time().getYear() + step);
                });
    }

    private static Optional<LocalDate> later(Matcher m, DateContext context) {
        int count = count(m.group("n"));
        if (count == 0) {
            return Optional.empty();
        }
        if (m.group("work") != null) {
            return Optional.of(context.calendar().plusWorkdays(context.day(), Math.min(count, 250)));
        }
        return Optional.of(
                switch (m.group("u").toLowerCase(Locale.ROOT)) {
                    case "week" -> context.day().plusWeeks(count);
                    case "month" -> context.day().plusMonths(count);
                    case "day" -> context.day().plusDays(count);
                    default ->
                        count % 24 == 0
                                ? context.day().plusDays(count / 24)
                                : context.time().plusHours(count).toLocalDate();
                });
    }

    private static int count(@Nullable String said) {
        if (said == null) {
            return 0;
        }
        String word = said.toLowerCase(Locale.ROOT);
        if (Character.isDigit(word.charAt(0))) {
            return Integer.parseInt(word);
        }
        return word.equals("ten") ? 10 : Math.max(1, COUNTS.indexOf(word));
    }
}
