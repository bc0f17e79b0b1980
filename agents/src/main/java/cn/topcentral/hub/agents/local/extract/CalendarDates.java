package cn.topcentral.hub.agents.local.extract;

import static cn.topcentral.hub.agents.local.extract.DateWords.DAY;
import static cn.topcentral.hub.agents.local.extract.DateWords.MONTH;
import static cn.topcentral.hub.agents.local.extract.DateWords.NOT_INSIDE;
import static cn.topcentral.hub.agents.local.extract.DateWords.TAIL;
import static cn.topcentral.hub.agents.local.extract.DateWords.TO;
import static cn.topcentral.hub.agents.local.extract.DateWords.YEAR;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/** Days with their number: 2025-04-08, 4月8日, 10/31, 二十八号, 5月20日-24日, 周一(6月23日). */
final class CalendarDates {
    private static final String NOT_A_DAY =
            "(?!\\s?(?:[A-Z栋]|了|航|机|楼|馆|线|门|库|仓|厂|料|车间|模|柜|色|样|桌|台|炉|罐|院|路|店|会议|位|包|字))";

    private CalendarDates() {}

    static List<DateRule> rules() {
        return List.of(
                DateRule.of(
                        NOT_INSIDE + "(?<y>20\\d\\d)(?:[-/.]|年)(?<m>\\d{1,2})(?:[-/.]|月)(?<d>\\d{1,2})(?!\\d)日?" + TAIL,
                        (m, context) -> day(Integer.parseInt(m.group("y")), m, "m", "d")),
                DateRule.of(
                        NOT_INSIDE + "(?<y>" + YEAR + ")?(?<m>"
                                + MONTH + ")月(?<d>" + DAY + ")(?:日|号)?" + TO + "(?:(?<m2>" + MONTH + ")月)?(?<d2>" + DAY
                                + ")[日号]" + TAIL,
                        CalendarDates::span),
                DateRule.of(
                        NOT_INSIDE + "(?:(?<y>" + YEAR + ")\\s?)?(?<m>"
                                + MONTH + ")月\\s?(?<d>" + DAY
                                + ")(?:[日号]|(?=前|之前|以前)|(?<=\\d)(?![\\d.,%]|\\s?(?:吨|公斤|kg|t|T|包|袋|托|车|柜|个|万|元|次|家|批|点))|(?<=[一二三四五六七八九十])(?![十\\d]|\\s?(?:吨|公斤|个|万|千|百|点|家|批|车|包|托|日|号|月|张|笔|份|单|件|种|款|起|直|定|般|样|条|共)))"
                                + TAIL,
                        CalendarDates::named),
                DateRule.of(
                        NOT_INSIDE + "(?<m>1[0-2]|0?[1-9])/(?<d>3[01]|[12]\\d|0?[1-9])(?:[日号])?(?:" + TO
                                + "(?<m2>1[0-2]|0?[1-9])/(?<d2>3[01]|[12]\\d|0?[1-9]))?(?![\\d/%A-Za-z.]|\\s?(?:寸|英寸|吨|公斤|的概率))"
                                + TAIL,
                        CalendarDates::slashed),
                DateRule.of(
                        NOT_INSIDE + "(?<m>1[0-2]|0?[1-9])[.-](?<d>3[01]|[12]\\d|0?[1-9])(?:[日号]" + TAIL
                                + "|\\s?(?:之前|以前|前|到货|交货|发货|截止)|(?<=\\.\\d\\d)(?=入库|送|提货|发|到|付款|交))",
                        CalendarDates::slashed),
                DateRule.of(
                        "(?<rel>下下个?|下个?|这个?|本|上上个?|上个?)月(?:份)?(?:的)?(?<d>" + DAY + ")[日号]" + TAIL,
                        (m, context) ->
                                day(context.month().plusMonths(DateWords.distance(m.group("rel"))), m.group("d"))),
                DateRule.of(
                        "(?<![\\d第A-Za-z.\\-#零一二三四五六七八九十]|每个?月)(?<d>" + DAY + ")号?" + TO + "(?<d2>" + DAY + ")号"
                                + NOT_A_DAY + TAIL,
                        (m, context) -> numbered(m, context)),
                DateRule.of(
                        "(?<![\\d第A-Za-z.\\-#零一二三四五六七八九十]|每个?月)(?<d>" + DAY + ")号" + NOT_A_DAY + TAIL,
                        (m, context) -> numbered(m, context)),
                DateRule.of(
                        "(?<=[、和及,，])(?<d>[12]\\d|3[01]|[1-9])日(?!内|后)" + TAIL, (m, context) -> numbered(m, context)),
                DateRule.of(
                        "(?<![\\d第A-Za-z.\\-#零一二三四五六七八九十几])(?<d>[12]\\d|3[01]|[4-9])日(?=[前之上下]|到|交|发|$|[,，。])" + TAIL,
                        (m, context) -> numbered(m, context)));
    }

    private static Optional<DayRange> named(Matcher m, DateContext context) {
        return day(month(m, context), m.group("d"));
    }

    private static YearMonth month(Matcher m, DateContext context) {
        int month = DateWords.number(m.group("m"));
        return DateWords.year(m.group("y"), context.time().getYear())
                .map(year -> YearMonth.of(year, month))
                .orElseGet(() -> context.nearest(month));
    }

    private static Optional<DayRange> span(Matcher m, DateContext context) {
        YearMonth first = month(m, context);
        String second = m.group("m2");
        YearMonth last = second == null ? first : YearMonth.of(first.getYear(), DateWords.number(second));
        last = last.isBefore(first) ? last.plusYears(1) : last;
        return between(day(first, m.group("d")), day(last, m.group("d2")));
    }

    private static Optional<DayRange> slashed(Matcher m, DateContext context) {
        YearMonth first = context.nearest(DateWords.number(m.group("m")));
        Optional<DayRange> start = day(first, m.group("d"));
        boolean two = m.pattern().pattern().contains("m2") && m.group("m2") != null;
        if (!two) {
            return start;
        }
        YearMonth last = YearMonth.of(first.getYear(), DateWords.number(m.group("m2")));
        return between(start, day(last.isBefore(first) ? last.plusYears(1) : last, m.group("d2")));
    }

    private static Optional<DayRange> numbered(Matcher m, DateContext context) {
        int first = DateWords.number(m.group("d"));
        YearMonth month = context.monthOfDay(first);
        Optional<DayRange> start = day(month, m.group("d"));
        boolean two = m.pattern().pattern().contains("d2");
        return two ? between(start, day(month, m.group("d2"))) : start;
    }

    private static Optional<DayRange> between(Optional<DayRange> first, Optional<DayRange> last) {
        return first.flatMap(start -> last.filter(end -> !end.end().isBefore(start.start()))
                .map(end -> new DayRange(start.start(), end.end())));
    }

    private static Optional<DayRange> day(int year, Matcher m, String month, String day) {
        Optional<LocalDate> found =
                DayRange.day(year, DateWords.number(m.group(month)), DateWords.number(m.group(day)));
        return found.map(DayRange::on);
    }

    private static Optional<DayRange> day(YearMonth month, String day) {
        return DayRange.day(month.getYear(), month.getMonthValue(), DateWords.number(day))
                .map(DayRange::on);
    }
}
