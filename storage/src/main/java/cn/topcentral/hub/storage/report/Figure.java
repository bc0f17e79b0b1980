package cn.topcentral.hub.storage.report;

import java.math.BigDecimal;

/**
 * A number of a report with the rows it was made of.
 *
 * @param id within its report; the same figure of the next version has the same
 * @param label what it counts, for people
 * @param unit as it stands behind the number: 条, 家, 项, 万元, %
 * @param rowCount how many rows there are behind it
 */
public record Figure(
        String id, String label, BigDecimal value, String unit, Measure measure, long rowCount, RowsBehind rows) {

    /** What the number is of its rows. */
    public enum Measure {
        /** Their number. */
        COUNT,
        /** The sum of an amount of each. */
        SUM,
        /** A mean or median of a property of each. */
        AVERAGE
    }

    /** A number of rows. */
    public static Figure count(String id, String label, long count, String unit, RowsBehind rows) {
        return new Figure(id, label, BigDecimal.valueOf(count), unit, Measure.COUNT, count, rows);
    }
}
