package cn.topcentral.hub.agents.local.extract;

import static cn.topcentral.hub.agents.local.extract.DateWords.TAIL;
import static cn.topcentral.hub.agents.local.extract.DateWords.TO;
import static cn.topcentral.hub.agents.local.extract.DateWords.WEEKDAY;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/** Times by their distance from now: 今天, 后天上午, 下周三, 这周五之前, 3个工作日内, 48小时内, 两周后. */
final class RelativeDates {
    private static final String WEEK = "(?:周|星期|礼拜)";
    private static final String WHICH = "(?<rel>下下个?|下个?|这个?|本|上上个?|上个?)";
    private static final String COUNT = "(?<n>\\d{1,3}|[一二两三四五六七八九十]{1,3}|半)";
    private static final String WITHIN = "(?:之内|以内|内(?![部容饰胆]))";
    private static final String AFTER = "(?:之后|以后|后(?![续面天期来道]))";
    private static final Map<String, Integer> DAYS = Map.ofEntries(
            Map.entry("今", 0),
            Map.entry("当", 0),
            Map.entry("明", 1),
            Map.entry("后", 2),
            Map.entry("大后", 3),
            Map.entry("昨", -1),
            Map.entry("前", -2),
            Map.entry("大前", -3));

    /** 一小时内 is about now, no day. */
    private static final BigDecimal SHORTEST_HOURS = new BigDecimal(8);

    private RelativeDates() {}

    static List<DateRule> rules() {
        return List.of(
                DateRule.of("今明(?:两|二)?天" + TAIL, (m, context) -> days(context, 0, 1)),
                DateRule.of("明后(?:两|二)?天" + TAIL, (m, context) -> days(context, 1, 2)),
                DateRule.of(
                        "这(?<n>两|二|三)天" + TAIL,
                        (m, context) -> days(
                                context,
                                0,
                                m.group("n").equals("两") || m.group("n").equals("二") ? 1 : 2)),
                DateRule.of(
                        "(?<![提目以之从])(?<!到(?=今天(?:也|都|还|为)))(?<day>大后|大前|今|明|后|昨|前)(?:天|日|儿个?|(?=[早晚]))(?![的]?(?:几|两天|三天|数据|这件|第|生日|都\\d))(?:早晨?|晚上?|夜)?"
                                + TAIL,
                        (m, context) ->
                                Optional.of(DayRange.on(context.day().plusDays(DAYS.getOrDefault(m.group("day"), 0))))),
                DateRule.of(
                        "(?<![每两一二三四五六七八九十\\d半])" + WHICH + "?" + WEEK + "(?<w>" + WEEKDAY + ")" + TO + "(?:" + WEEK
                                + ")?(?<w2>" + WEEKDAY + ")(?![\\d.])" + TAIL,
                        RelativeDates::weekdays),
                DateRule.of(
                        "(?<![每两一二三四五六七八九十\\d半])" + WHICH + "?" + WEEK + "(?<w>" + WEEKDAY
                                + ")(?![\\d.]|次|回(?![复他她我你来老去家话])|趟|个)" + TAIL,
                        (m, context) -> Optional.of(DayRange.on(weekday(m, "w", context)))),
                DateRule.of("(?<![每双])" + WHICH + "周末" + TAIL, (m, context) -> {
                    DayRange week = week(m, context);
                    return Optional.of(new DayRange(week.start().plusDays(5), week.end()));
                }),
                DateRule.of(
                        WHICH + WEEK + "(?:初|一开始)?(?:里|之内|以内|内(?![部容])|前|之前|中(?!午))?",
                        (m, context) -> Optional.of(week(m, context))),
                DateRule.of(
                        "(?<!第|每)" + COUNT + "\\s?个?工作[日天](?<after>" + AFTER + ")?" + "(?:" + WITHIN + ")?(?:左右)?",
                        RelativeDates::workdays),
                DateRule.of(
                        "(?<![第每\\d.])" + COUNT
                                + "\\s?(?<u>个?小时|个?钟头|h(?![A-Za-z])|天|日|个?礼拜|个?星期|周|个月)(?:的?时间)?(?<how>" + WITHIN
                                + "|" + AFTER + "|左右)",
                        RelativeDates::duration),
                DateRule.of(
                        "(?:有效期?|有效时间|交期)(?:为|是|:)?\\s?" + COUNT + "(?<u>天|日|周|个月)(?<how>)", RelativeDates::duration));
    }

    private static Optional<DayRange> days(DateContext context, int from, int to) {
        return Optional.of(
                new DayRange(context.day().plusDays(from), context.day().plusDays(to)));
    }

    private static DayRange week(Matcher m, DateContext context) {
        return DayRange.week(context.day().plusWeeks(DateWords.distance(m.group("rel"))));
    }

    private static LocalDate weekday(Matcher m, String group, DateContext context) {
        if (m.group("rel") == null) {
            return context.weekday(DateWords.weekday(m.group(group)));
        }
        return week(m, context)
                .start()
                .plusDays(DateWords.weekday(m.group(group)).getValue() - 1L);
    }

    private static Optional<DayRange> weekdays(Matcher m, DateContext context) {
        LocalDate first = weekday(m, "w", context);
        LocalDate last = first;
        while (last.getDayOfWeek() != DateWords.weekday(m.group("w2"))) {
            last = last.plusDays(1);
        }
        return Optional.of(new DayRange(first, last));
    }

    private static Optional<DayRange> workdays(Matcher m, DateContext context) {
        int count = DateWords.number(m.group("n"));
        if (count == 0 || count > 250) {
            return Optional.empty();
        }
        LocalDate end = context.calendar().plusWorkdays(context.day(), count);
        return Optional.of(m.group("after") == null ? new DayRange(context.day(), end) : DayRange.on(end));
    }

    private static Optional<DayRange> duration(Matcher m, DateContext context) {
        Optional<BigDecimal> count = Numerals.value(m.group("n"));
        if (count.isEmpty() || count.get().signum() == 0) {
            return Optional.empty();
        }
        boolean hours = m.group("u").matches("个?小时|个?钟头|h");
        if (hours && count.get().compareTo(SHORTEST_HOURS) < 0) {
            return Optional.empty();
        }
        LocalDate end = later(context, count.get(), m.group("u"));
        boolean point = m.group("how").contains("后");
        return Optional.of(point ? DayRange.on(end) : new DayRange(context.day(), end));
    }

    private static LocalDate later(DateContext context, BigDecimal count, String unit) {
        int whole = count.setScale(0, RoundingMode.UP).intValue();
        if (unit.contains("时") || unit.contains("钟") || unit.equalsIgnoreCase("h")) {
            long minutes = count.multiply(BigDecimal.valueOf(60)).longValue();
            return whole % 24 == 0
                    ? context.day().plusDays(whole / 24)
                    : context.time().plusMinutes(minutes).toLocalDate();
        }
        if (unit.endsWith("月")) {
            return count.scale() > 0
                    ? context.day().plusDays(15)
                    : context.day().plusMonths(whole);
        }
        if (unit.equals("年")) {
            return count.scale() > 0
                    ? context.day().plusMonths(6)
                    : context.day().plusYears(whole);
        }
        return unit.equals("天") || unit.equals("日")
                ? context.day().plusDays(count.scale() > 0 ? 0 : whole)
                : context.day().plusWeeks(whole);
    }
}
