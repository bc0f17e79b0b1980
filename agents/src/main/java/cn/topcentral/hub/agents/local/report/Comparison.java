package cn.topcentral.hub.agents.local.report;

import cn.topcentral.hub.agents.report.ReportPeriod;
import cn.topcentral.hub.agents.report.Workdays;
import cn.topcentral.hub.storage.report.ActivityCube;
import cn.topcentral.hub.storage.report.RecordFilter;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the counts of a period are compared with.
 *
 * @param label above the column
 * @param before the count of what a filter lets through, there
 */
record Comparison(String label, Function<RecordFilter, Double> before) {
    /** Of one Monday to Friday, so that a lively Monday is not compared with nothing but Fridays. */
    static final int WORKDAYS = 5;

    /** The days before a day that its mean is taken of, the earliest first. */
    static List<LocalDate> workdaysBefore(LocalDate day, Workdays workdays) {
        return Stream.iterate(WORKDAYS, n -> n > 0, n -> n - 1)
                .map(n -> workdays.plus(day, -n))
                .toList();
    }

    static Comparison withWorkdays(List<LocalDate> days, ActivityCube cube) {
        return new Comparison("前" + days.size() + "个工作日日均", filter -> days.stream()
                .mapToLong(day -> cube.count(filter.during(
                        day.atStartOfDay(cube.zone()).toInstant(),
                        day.plusDays(1).atStartOfDay(cube.zone()).toInstant())))
                .average()
                .orElse(0));
    }

    static Comparison with(ReportPeriod previous, String label, ActivityCube cube) {
        ZoneId zone = cube.zone();
        return new Comparison(
                label, filter -> (double) cube.count(filter.during(previous.from(zone), previous.to(zone))));
    }
}
