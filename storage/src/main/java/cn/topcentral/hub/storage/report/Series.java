package cn.topcentral.hub.storage.report;

import java.math.BigDecimal;
import java.util.List;

/** Numbers along an axis, for a chart. */
public record Series(String id, String label, String unit, List<Point> points) {
    public Series {
        points = List.copyOf(points);
    }

    /**
     * One of them.
     *
     * @param at the day as {@code 2024-06-15}, the week as {@code 2024W24}, or a word
     */
    public record Point(String at, BigDecimal value) {}
}
