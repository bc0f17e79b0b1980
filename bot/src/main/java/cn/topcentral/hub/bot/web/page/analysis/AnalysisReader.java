package cn.topcentral.hub.bot.web.page.analysis;

import cn.topcentral.hub.agents.statistics.WorkingHours;
import cn.topcentral.hub.bot.web.page.customer.CustomerHeaders;
import cn.topcentral.hub.bot.web.page.customer.CustomerView;
import cn.topcentral.hub.storage.chart.ChartSpan;
import cn.topcentral.hub.storage.chart.CustomerCharts;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.templates.chart.Chart;
import cn.topcentral.hub.templates.chart.Chart.Kind;
import cn.topcentral.hub.templates.chart.Chart.Line;
import cn.topcentral.hub.templates.page.analysis.AnalysisPageModel;
import cn.topcentral.hub.templates.page.analysis.AnalysisPageModel.Choice;
import cn.topcentral.hub.templates.page.analysis.AnalysisPageModel.Plot;
import cn.topcentral.hub.templates.page.analysis.AnalysisPageModel.Section;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.CleanText;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts together the analysis view of a customer. Thread-safe. */
final class AnalysisReader {
    private static final int MOST_PRODUCTS = 10;

    /** Below this a trend is chance. */
    private static final int ENOUGH = 5;

    private final CustomerCharts charts;
    private final CustomerRepository customers;
    private final CustomerHeaders headers;
    private final ResponsePlot responses;
    private final Clock clock;

    AnalysisReader(
            CustomerCharts charts,
            CustomerRepository customers,
            CustomerHeaders headers,
            WorkingHours hours,
            Clock clock) {
        this.charts = charts;
        this.customers = customers;
        this.headers = headers;
        this.responses = new ResponsePlot(hours);
        this.clock = clock;
    }

    /** @param question the query of the address, with the question mark; may be empty */
    AnalysisPageModel page(Employee reader, Customer customer, AnalysisPeriod period, String question) {
        List<CustomerId> group = customers.group(customer.id());
        LocalDate today = ChineseTime.date(clock.instant());
        Optional<LocalDate> begun = charts.first(group).map(ChineseTime::date);
        ChartSpan span = period.span(today, begun.orElse(today));
        RowLinks links = new RowLinks(customer.id(), span);
        ActivityPlots activity = new ActivityPlots(charts.activity(group, span), span, links);
        return new AnalysisPageModel(
                headers.header(reader, customer, CustomerView.ANALYSIS, question),
                periods(customer, period),
                span.first() + " 至 " + span.last() + "，共 " + activity.records() + " 条沟通",
                note(activity, begun, period),
                activity.records() == 0 ? List.of() : sections(group, span, links, activity));
    }

    private List<Section> sections(List<CustomerId> group, ChartSpan span, RowLinks links, ActivityPlots activity) {
        List<Section> sections = new ArrayList<>(List.of(
                new Section("往来", List.of(activity.volume(), responses.plot(charts.answers(group, span), span, links))),
                new Section("内容", List.of(activity.sentiment(), activity.intents(), products(group, span, links)))));
        List<Plot> prices = PricePlots.of(charts.prices(group, span), links);
        if (!prices.isEmpty()) {
            sections.add(new Section("价格", prices));
        }
        return sections;
    }

    private Plot products(List<CustomerId> group, ChartSpan span, RowLinks links) {
        Map<String, Long> found = charts.products(group, span, MOST_PRODUCTS);
        List<Optional<URI>> rows = found.keySet().stream()
                .map(product -> Optional.of(links.all("q", product)))
                .toList();
        return new Plot(
                new Chart(
                        "提到的产品",
                        Kind.RANKS,
                        "条",
                        found.keySet().stream().map(CleanText::line).toList(),
                        List.of(Line.of("沟通", List.copyOf(found.values()))),
                        rows),
                found.isEmpty() ? "这段时间没有提到产品。" : "",
                List.of());
    }

    private static List<Choice> periods(Customer customer, AnalysisPeriod current) {
        String path = "/c/" + URLEncoder.encode(customer.id().value(), StandardCharsets.UTF_8)
                + CustomerView.ANALYSIS.suffix() + "?range=";
        return Arrays.stream(AnalysisPeriod.values())
                .map(period -> new Choice(period.label(), path + period.code(), period == current))
                .toList();
    }

    private static String note(ActivityPlots activity, Optional<LocalDate> begun, AnalysisPeriod period) {
        if (begun.isEmpty()) {
            return "这位客户还没有任何沟通记录。记录进来以后，这里会画出往来、情绪、回复用时和价格。";
        } else if (activity.records() == 0) {
            return period.label() + "没有沟通，最早的一条在 " + begun.get() + "。请选更长的时间范围。";
        } else if (activity.records() < ENOUGH) {
            return "这段时间只有 " + activity.records() + " 条沟通，还看不出趋势。可以选更长的时间范围。";
        } else if (activity.analysed() * 2 < activity.records()) {
            return "还有 " + (activity.records() - activity.analysed()) + " 条没有分析完，意图、情绪、产品和价格只算分析过的；系统会自动补上。";
        }
        return "";
    }
}
