package cn.topcentral.hub.agents.local.extract;

import static cn.topcentral.hub.agents.local.extract.DateWords.MONTH;
import static cn.topcentral.hub.agents.local.extract.DateWords.YEAR;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Months, quarters and years, and their parts: 7月, 明年3月, 12月上旬, 月底前, 1-6月, 去年四季度, Q3, 上半年, 年底. */
final class PeriodDates {
    private static final String PART = "(?<part>初|上旬|中旬|下旬|中(?!秋|午|间|国|文|心)|底|末)?";
    private static final String BOUND = "(?:之前|以前|前(?![面期后天])|之内|以内|内(?![部容饰胆])|以后|之后|后(?![续面天期来])|起(?!码|订))?";
    private static final String NOT_INSIDE = "(?<![A-Za-z0-9./\\-一二三四五六七八九十个每满几])";

    private PeriodDates() {}

    static List<DateRule> rules() {
        return List.of(
                DateRule.of(
                        NOT_INSIDE + "(?<y>" + YEAR + ")?(?<m>" + MONTH + ")(?:月份?)?(?:-|~|到|至)(?<m2>" + MONTH
                                + ")月(?:份)?" + BOUND,
                        PeriodDates::months),
                DateRule.of(
                        "(?<![A-Za-z0-9./\\-十个每满几])(?<m>[一二三四五六七八九])(?<m2>[二三四五六七八九])月份?(?<y>)" + BOUND,
                        PeriodDates::months),
                DateRule.of(
                        NOT_INSIDE + "(?<y>" + YEAR + ")?(?:的)?(?<m>" + MONTH + ")月(?:份)?" + PART + BOUND,
                        PeriodDates::month),
                DateRule.of(
                        "(?<rel>下下个?|下个?|这个?|本|上上个?|上个?)月(?:份)?" + PART + BOUND,
                        (m, context) -> Optional.of(DayRange.part(
                                context.month().plusMonths(DateWords.distance(m.group("rel"))),
                                text(m.group("part"))))),
                DateRule.of(
                        "(?<![\\d个每下上这本满几份一二三四五六七八九十当]|月初到|到)月(?<part>底|末|初(?=前|之前|给|付|交|送|发|到货)|中旬?|上旬|下旬)" + BOUND,
                        (m, context) -> Optional.of(DayRange.part(context.month(), m.group("part")))),
                DateRule.of(
                        "(?<![月份\\d])(?<part>上旬|中旬|下旬)" + BOUND,
                        (m, context) -> Optional.of(
                                DayRange.part(context.mentioned().orElse(context.month()), m.group("part")))),
                DateRule.of(
                        "(?<![/每A-Za-z0-9])(?<y>" + YEAR
                                + "|20\\d\\d\\s?)?(?:的)?(?:第?(?<q>[一二三四1-4])季度|Q(?<q2>[1-4])(?![0-9A-Za-z]))(?<end>末|底)?"
                                + BOUND,
                        PeriodDates::quarter),
                DateRule.of("(?<rel>下个?|这个?|本|上个?)季度?(?<=季度|季)" + "(?<end>末|底)?" + BOUND, PeriodDates::relativeQuarter),
                DateRule.of("(?<y>" + YEAR + ")?(?<half>上|下)半年" + BOUND, PeriodDates::halfYear),
                DateRule.of(
                        "(?<y>今|明|去|后|本|20\\d\\d|(?<![\\d一二三四五六七八九十两几半每整周多成跨往上]))年(?<part>底(?!了|关账|请款|盘点|冲量)|末|终(?=前|之前)|初|中(?=前|之前|左右))"
                                + BOUND,
                        PeriodDates::yearPart),
                DateRule.of(
                        "(?<y>(?:今年(?!多亏|辛苦|第|生意|谢)|明年(?![见还])|去年|后年)度?(?!终|会)|[本下上]年度|(?<!\\d)20\\d\\d年度?(?!.{0,2}(?:供方|审核|评审|车型|款|元旦|春节|新年|展|会|终)))"
                                + BOUND,
                        (m, context) -> DateWords.year(
                                        m.group("y"), context.time().getYear())
                                .map(DayRange::year)));
    }

    private static Optional<DayRange> month(Matcher m, DateContext context) {
        YearMonth month = resolve(m.group("y"), m.group("m"), context);
        return Optional.of(DayRange.part(month, text(m.group("part"))));
    }

    private static Optional<DayRange> months(Matcher m, DateContext context) {
        int first = DateWords.number(m.group("m"));
        int last = DateWords.number(m.group("m2"));
        YearMonth start = last >= first
                ? resolve(m.group("y"), m.group("m2"), context).withMonth(first)
                : resolve(m.group("y"), m.group("m"), context);
        return Optional.of(
                DayRange.months(start, YearMonth.of(last >= first ? start.getYear() : start.getYear() + 1, last)));
    }

    private static YearMonth resolve(@Nullable String year, String month, DateContext context) {
        int number = DateWords.number(month);
        return DateWords.year(
                        year == null || year.isEmpty() ? null : year,
                        context.time().getYear())
                .map(known -> YearMonth.of(known, number))
                .orElseGet(() -> context.nearest(number));
    }

    private static Optional<DayRange> quarter(Matcher m, DateContext context) {
        String said = m.group("q") == null ? m.group("q2") : m.group("q");
        int quarter = DateWords.number(said);
        String year = m.group("y");
        int now = context.time().getYear();
        boolean over = quarter * 3 < context.time().getMonthValue() - 3 && !context.past();
        int known = DateWords.year(year, now).orElse(over ? now + 1 : now);
        return Optional.of(end(DayRange.quarter(known, quarter), m.group("end")));
    }

    private static Optional<DayRange> relativeQuarter(Matcher m, DateContext context) {
        YearMonth inside = context.month().plusMonths(3L * DateWords.distance(m.group("rel")));
        DayRange quarter = DayRange.quarter(inside.getYear(), (inside.getMonthValue() + 2) / 3);
        return Optional.of(end(quarter, m.group("end")));
    }

    private static DayRange end(DayRange range, @Nullable String end) {
        return end == null ? range : DayRange.on(range.end());
    }

    private static Optional<DayRange> halfYear(Matcher m, DateContext context) {
        boolean first = m.group("half").equals("上");
        int now = context.time().getYear();
        int year = DateWords.year(m.group("y"), now).orElse(now);
        return Optional.of(DayRange.months(YearMonth.of(year, first ? 1 : 7), YearMonth.of(year, first ? 6 : 12)));
    }

    private static Optional<DayRange> yearPart(Matcher m, DateContext context) {
        int now = context.time().getYear();
        String said = m.group("y");
        int year = said.isEmpty() ? now : DateWords.year(said, now).orElse(now);
        return Optional.of(
                switch (m.group("part")) {
                    case "初" -> DayRange.month(YearMonth.of(year, 1));
                    case "中" -> DayRange.on(LocalDate.of(year, 6, 30));
                    default -> DayRange.on(LocalDate.of(year, 12, 31));
                });
    }

    private static String text(@Nullable String group) {
        return group == null ? "" : group;
    }
}
