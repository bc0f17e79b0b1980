package cn.topcentral.hub.templates.page.report;

import cn.topcentral.hub.templates.page.View;

/** A report for paper; its charts are pictures, named {@code chart:SECTION-CHART} until whoever prints puts them in. */
public record PrintedReport(ReportDocument document) implements View {
    @Override
    public String template() {
        return "report/print.jte";
    }
}
