package cn.topcentral.hub.templates.chart;

import cn.topcentral.hub.storage.json.Json;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A chart as {@code hub.js} reads it from an attribute of the page; how it looks is decided there, where the colours of the reader's theme are known. */
public final class ChartData {
    private ChartData() {}

    /** JSON of kind, unit, categories, lines (name and values, null for a gap) and links. */
    public static String json(Chart chart) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("kind", chart.kind().name().toLowerCase(Locale.ROOT));
        data.put("unit", chart.unit());
        data.put("categories", chart.categories());
        data.put("lines", chart.lines());
        data.put("links", chart.links());
        return Json.write(data);
    }
}
