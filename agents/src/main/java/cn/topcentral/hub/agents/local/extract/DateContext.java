package cn.topcentral.hub.agents.local.extract;

import cn.topcentral.hub.agents.local.calendar.ChineseCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a time is resolved against: when it was said, the calendar, and whether the words around it look back or ahead.
 *
 * @param before the clause before it, a few words
 * @param after the clause after it
 * @param deadline whether it is said with 前 or 起, which looks ahead
 * @param mentioned the month named shortly before it in the same line
 */
record DateContext(
        LocalDateTime time,
        ChineseCalendar calendar,
        String before,
        String after,
        boolean deadline,
        Optional<YearMonth> mentioned) {
    private static final Pattern PAST_AFTER = Pattern.compile(
            "^.{0,3}?(?:已经?|刚|就?[到发付收寄送买订下签来做供开打转用提生][\\u4e00-\\u9fa5]{0,3}?[的了过]|来过|那[批笔车单次张份]|这批|的?(?:货款|对账单?|发票|账单|账|票)|到货|多付|供应的|起就|[^,，。]{0,6}过了)");
    private static final Pattern PAST_BEFORE =
            Pattern.compile("(?:不是说|说好|当时|上次|之前|原定|原计划|本来|自从|since|dated)[^,，。]{0,6}$", Pattern.CASE_INSENSITIVE);
    private static final Pattern SAID_BEFORE =
            Pattern.compile("(?:不是说|说好|说是|原定|本来|since|dated)[^,，。]{0,6}$", Pattern.CASE_INSENSITIVE);
    private static final Pattern AHEAD_BEFORE = Pattern.compile(
            "(?:预计|计划|请|要求|最迟|最晚|务必|安排|希望|准备|打算|by|before|until)[^,，。]{0,6}$", Pattern.CASE_INSENSITIVE);
    private static final Pattern HAPPENED = Pattern.compile("^[\\u4e00-\\u9fa5]{2,6}了(?:[\\s,，。!]|$)");
    private static final Pattern AHEAD_AFTER = Pattern.compile(
            "^\\s?(?:我|我们|系统里|的)?(?:计划|要货|排产|预计|就要|要|能|会|得|再|必须|准备|打算|付(?!的|了)|送(?!的|了)|截|交(?!的|了)|开始|前)");
    private static final int FAR_AHEAD = 8;
    private static final int FAR_BACK = 3;

    LocalDate day() {
        return time.toLocalDate();
    }

    YearMonth month() {
        return YearMonth.from(time);
    }

    /** Whether it is told as something that was. */
    boolean past() {
        return !deadline && toldAsPast();
    }

    /** Whether the words around it look back, whatever it is said with: 五一放假前付的款. */
    boolean toldAsPast() {
        return !AHEAD_BEFORE.matcher(before).find()
                && !AHEAD_AFTER.matcher(after).find()
                && (PAST_AFTER.matcher(after).find()
                        || PAST_BEFORE.matcher(before).find());
    }

    /** The year of a month said without one: this year, unless that is more than three months back, or far ahead and told as past. */
    YearMonth nearest(int month) {
        int ahead = month - time.getMonthValue();
        boolean expected = AHEAD_BEFORE.matcher(before).find();
        if ((ahead > 0 && past()) || (ahead > FAR_AHEAD && !expected)) {
            return YearMonth.of(time.getYear() - 1, month);
        }
        return YearMonth.of(ahead < -FAR_BACK && !past() ? time.getYear() + 1 : time.getYear(), month);
    }

    /** The month of a day said without one: this month, or the next when the day has passed and nothing says it is told as past. */
    YearMonth monthOfDay(int dayOfMonth) {
        if (mentioned.isPresent()) {
            return mentioned.get();
        }
        boolean passed = dayOfMonth < time.getDayOfMonth();
        if (passed) {
            return past() ? month() : month().plusMonths(1);
        }
        boolean saidBack = dayOfMonth > time.getDayOfMonth() && past() && after.matches("^.{0,6}(?:的|了).*");
        return saidBack ? month().minusMonths(1) : month();
    }

    /** A weekday without 本 or 下: the coming one, today included; the last one when it is told as past. */
    LocalDate weekday(DayOfWeek weekday) {
        LocalDate day = day();
        boolean happened =
                HAPPENED.matcher(after).find() && !AHEAD_AFTER.matcher(after).find();
        if (happened
                || SAID_BEFORE.matcher(before).find()
                || (PAST_AFTER.matcher(after).find()
                        && !AHEAD_AFTER.matcher(after).find())) {
            LocalDate back = day;
            while (back.getDayOfWeek() != weekday) {
                back = back.minusDays(1);
            }
            return back;
        }
        LocalDate coming = day;
        while (coming.getDayOfWeek() != weekday) {
            coming = coming.plusDays(1);
        }
        return coming;
    }
}
