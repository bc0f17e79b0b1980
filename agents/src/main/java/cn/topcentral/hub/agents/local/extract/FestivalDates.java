package cn.topcentral.hub.agents.local.extract;

import cn.topcentral.hub.agents.local.calendar.ChineseCalendar;
import cn.topcentral.hub.agents.local.calendar.Holiday;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times by the festivals: 节前, 年后, 国庆前, 清明节后, 五一放假前, 春节期间, 正月初八, 双十一前, 圣诞前. */
final class FestivalDates {
    private static final String NAMES = "(?<name>春节|过年|农历新年|国庆|中秋|端午|清明|五一|劳动节|元旦|十一(?=节|假|放|长|前|后|之|期))";
    private static final String BEFORE_AFTER =
            "(?<side>之前|以前|前(?![几天面])|之后|以后|后(?![天面续])|期间|当天|假期(?!安排)|放假(?!时间|安排|通知)|那几天)";
    private static final int RECENT_DAYS = 60;
    /** How long 节后 means the holiday that is over. */
    private static final int JUST_OVER_DAYS = 5;

    private static final Pattern WISHES = Pattern.compile("祝|快乐|安康|吉祥|发财|恭喜");

    private FestivalDates() {}

    static List<DateRule> rules() {
        return List.of(
                DateRule.of(
                        "(?:今年|明年|后年)?" + NAMES + "(?:(?:和|、)?(?:国庆|中秋))?(?:双节|节)?(?:放?假|长假|假期)?" + BEFORE_AFTER,
                        FestivalDates::named),
                DateRule.of(
                        "(?<![靠临接]近|快到|、|和|[一二三四五六七八九十\\d])(?<name>五一(?![千百万十号])|国庆|春节|中秋|端午|清明|元旦)节?(?<side>)(?=回|要放|我们放|休|不休|停|加班|值班|你们.{0,4}有人)",
                        FestivalDates::bare),
                DateRule.of("节后第一周", (m, context) -> weekAfter(context, nextOrRecent(context))),
                DateRule.of(
                        "年后第一周",
                        (m, context) -> weekAfter(context, context.calendar().nextHoliday("春节", context.day()))),
                DateRule.of(
                        "(?:(?<![春中端清国秋午明庆旦动年季环关细字过])节|小长假|(?<![节庆一春])长假|(?<![节庆一春])假期|(?<![节庆一春])放假)(?<side>前|后)(?!好|见)",
                        (m, context) -> next(
                                m,
                                context,
                                m.group("side").equals("后")
                                        ? nextOrRecent(context)
                                        : context.calendar().nextHoliday(context.day()))),
                DateRule.of("(?<![\\d一二三四五六七八九十两几半多跨去今明全每往当整周来成])年(?<side>前|后)(?!面)", FestivalDates::aroundNewYear),
                DateRule.of("(?:大?年|正月)初(?<n>[一二三四五六七八九十])(?:前|之前|后|之后|开工)?", FestivalDates::lunar),
                DateRule.of("(?:正月)?元宵节?(?<n>)(?:前|之前|后|之后)|正月十五(?:前|之前|后|之后)?", FestivalDates::lunar),
                DateRule.of("双(?:十一|11)(?:之前|以前|前|之后|后)?(?!快|就|到了|大促)", (m, context) -> fixed(context, 11, 11)),
                DateRule.of("双(?:十二|12)(?:之前|以前|前|之后|后)?(?!快|就|到了|大促)", (m, context) -> fixed(context, 12, 12)),
                DateRule.of("(?<![\\d.\\-])618(?:大促)?(?:之前|以前|前|之后|后)", (m, context) -> fixed(context, 6, 18)),
                DateRule.of(
                        "圣诞节?(?:之前|以前|前|之后|后)|(?:before|by|until) (?:christmas|x-?mas)",
                        (m, context) -> fixed(context, 12, 25)),
                DateRule.of(
                        "(?<side>before|after) (?:the )?(?:chinese new year|spring festival|CNY(?! \\d))",
                        (m, context) -> next(m, context, context.calendar().nextHoliday("春节", context.day()))),
                DateRule.of(
                        "(?<side>before|after) (?:the )?(?:chinese )?national day",
                        (m, context) -> next(m, context, context.calendar().nextHoliday("国庆", context.day()))));
    }

    private static Optional<DayRange> bare(Matcher m, DateContext context) {
        boolean wish = WISHES.matcher(context.before() + context.after()).find();
        return wish ? Optional.empty() : named(m, context);
    }

    /** The holiday that has just ended, else the next. */
    private static Optional<Holiday> nextOrRecent(DateContext context) {
        LocalDate from = context.day().minusDays(JUST_OVER_DAYS);
        return context.calendar()
                .nextHoliday(from)
                .filter(holiday -> holiday.first().isBefore(context.day()))
                .or(() -> context.calendar().nextHoliday(context.day()));
    }

    private static Optional<DayRange> weekAfter(DateContext context, Optional<Holiday> holiday) {
        return holiday.map(found -> context.calendar().firstWorkdayAfter(found.last()))
                .map(first -> new DayRange(first, DayRange.week(first).end()));
    }

    private static Optional<DayRange> named(Matcher m, DateContext context) {
        String name =
                switch (m.group("name")) {
                    case "过年", "农历新年" -> "春节";
                    case "五一" -> "劳动节";
                    case "十一" -> "国庆";
                    default -> m.group("name");
                };
        ChineseCalendar calendar = context.calendar();
        Optional<Holiday> recent = calendar.lastHoliday(name, context.day())
                .filter(holiday -> holiday.last().plusDays(RECENT_DAYS).isAfter(context.day()));
        boolean justOver = recent.isPresent()
                && !recent.get().last().plusDays(JUST_OVER_DAYS).isBefore(context.day());
        boolean back = recent.isPresent()
                && (context.toldAsPast() || (justOver && !m.group("side").contains("前")));
        return next(m, context, back ? recent : calendar.nextHoliday(name, context.day()));
    }

    private static Optional<DayRange> next(Matcher m, DateContext context, Optional<Holiday> holiday) {
        String side = m.group("side");
        if (side.contains("前") || side.equalsIgnoreCase("before")) {
            return holiday.map(found -> DayRange.on(found.first().minusDays(1)));
        }
        if (side.contains("后") || side.equalsIgnoreCase("after")) {
            return holiday.map(found -> DayRange.on(context.calendar().firstWorkdayAfter(found.last())));
        }
        return holiday.map(found -> new DayRange(found.first(), found.last()));
    }

    private static Optional<DayRange> aroundNewYear(Matcher m, DateContext context) {
        ChineseCalendar calendar = context.calendar();
        Optional<Holiday> recent = calendar.lastHoliday("春节", context.day())
                .filter(holiday -> holiday.last().plusDays(45).isAfter(context.day()));
        boolean after = m.group("side").equals("后");
        boolean told = recent.isPresent() && context.toldAsPast();
        return next(
                m, context, (after && recent.isPresent()) || told ? recent : calendar.nextHoliday("春节", context.day()));
    }

    private static Optional<DayRange> lunar(Matcher m, DateContext context) {
        int said = DateWords.number(m.group("n"));
        int count = said == 0 ? 15 : said;
        LocalDate day = context.day();
        return context.calendar()
                .lunarNewYear(day.getYear())
                .filter(first -> !first.plusDays(count + 30L).isBefore(day))
                .or(() -> context.calendar().lunarNewYear(day.getYear() + 1))
                .map(first -> DayRange.on(first.plusDays(count - 1L)));
    }

    private static Optional<DayRange> fixed(DateContext context, int month, int dayOfMonth) {
        return DayRange.day(context.nearest(month).getYear(), month, dayOfMonth).map(DayRange::on);
    }
}
