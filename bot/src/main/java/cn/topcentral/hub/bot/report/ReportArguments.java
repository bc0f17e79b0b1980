package cn.topcentral.hub.bot.report;

import cn.topcentral.hub.bot.command.CommandRefused;
import cn.topcentral.hub.bot.command.TimelineArguments;
import cn.topcentral.hub.storage.report.ReportKind;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What follows {@code /report}: {@code 周报 上周}, {@code 2024-06-15}, {@code 奥克斯}, {@code 奥克斯 6月15日}.
 *
 * @param kind of the house's report; daily where nothing is said
 * @param customer whose report is wanted instead of one on the house; empty for the house
 * @param day a day of the period; empty for the last one that is over, or for a customer now
 */
record ReportArguments(ReportKind kind, String customer, Optional<LocalDate> day) {
    private static final Map<String, ReportKind> KINDS = Map.ofEntries(
            Map.entry("日报", ReportKind.DAILY),
            Map.entry("daily", ReportKind.DAILY),
            Map.entry("day", ReportKind.DAILY),
            Map.entry("周报", ReportKind.WEEKLY),
            Map.entry("weekly", ReportKind.WEEKLY),
            Map.entry("week", ReportKind.WEEKLY),
            Map.entry("月报", ReportKind.MONTHLY),
            Map.entry("monthly", ReportKind.MONTHLY),
            Map.entry("month", ReportKind.MONTHLY),
            Map.entry("客户报告", ReportKind.CUSTOMER),
            Map.entry("customer", ReportKind.CUSTOMER));

    /** @throws CommandRefused for a day to come and for two kinds at once */
    static ReportArguments parse(String line, Clock clock) {
        List<String> rest = new ArrayList<>();
        List<ReportKind> kinds = new ArrayList<>();
        for (String word : Arrays.asList(line.split(" ", -1))) {
            Optional.ofNullable(KINDS.get(word.toLowerCase(Locale.ROOT)))
                    .ifPresentOrElse(kinds::add, () -> rest.add(word));
        }
        if (kinds.stream().distinct().count() > 1) {
            throw new CommandRefused("一次只能要一种报告，例如：/报告 周报");
        }
        TimelineArguments others = TimelineArguments.parse(String.join(" ", rest), clock);
        LocalDate today = LocalDate.now(clock);
        Optional<LocalDate> day = others.period()
                .map(period ->
                        period.until().atZone(clock.getZone()).toLocalDate().minusDays(1))
                .map(last ->
                        kinds.contains(ReportKind.DAILY) || kinds.isEmpty() || !last.isAfter(today) ? last : today);
        if (day.filter(asked -> asked.isAfter(today)).isPresent()) {
            throw new CommandRefused("“" + day.get() + "”还没到，请写今天或以前的日期。");
        }
        return new ReportArguments(kinds.isEmpty() ? ReportKind.DAILY : kinds.get(0), others.customer(), day);
    }

    boolean ofCustomer() {
        return !customer.isEmpty() || kind == ReportKind.CUSTOMER;
    }
}
