package cn.topcentral.hub.templates.page.analysis;

import cn.topcentral.hub.templates.chart.Chart;
import cn.topcentral.hub.templates.page.View;
import cn.topcentral.hub.templates.page.customer.CustomerHeader;
import java.util.List;

/**
 * The analysis view of a customer (seed 6.1).
 *
 * @param periods how far back one may look
 * @param span which days that is, and how many records it holds
 * @param note why there is little or nothing to see and what to do; empty when there is enough
 * @param sections the charts by what they are about; empty when there is nothing to draw
 */
public record AnalysisPageModel(
        CustomerHeader header, List<Choice> periods, String span, String note, List<Section> sections) implements View {
    /** A link among others, of which one may be the current one. */
    public record Choice(String label, String path, boolean current) {}

    /** Charts under one heading. */
    public record Section(String heading, List<Plot> plots) {
        public Section {
            plots = List.copyOf(plots);
        }
    }

    /**
     * A chart.
     *
     * @param note what it comes to in a sentence; may be empty
     * @param totals its parts over the whole period, each with the rows behind it; may be empty
     */
    public record Plot(Chart chart, String note, List<Total> totals) {
        public Plot {
            totals = List.copyOf(totals);
        }
    }

    /** A number and the address of its rows. */
    public record Total(String label, String value, String path) {}

    public AnalysisPageModel {
        periods = List.copyOf(periods);
        sections = List.copyOf(sections);
    }

    @Override
    public String template() {
        return "analysis/page.jte";
    }
}
