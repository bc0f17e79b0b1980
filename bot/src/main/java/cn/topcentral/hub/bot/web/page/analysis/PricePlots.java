package cn.topcentral.hub.bot.web.page.analysis;

import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.chart.SaidPrice;
import cn.topcentral.hub.templates.chart.Chart;
import cn.topcentral.hub.templates.chart.Chart.Kind;
import cn.topcentral.hub.templates.chart.Chart.Line;
import cn.topcentral.hub.templates.page.analysis.AnalysisPageModel.Plot;
import cn.topcentral.hub.templates.text.CleanText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What both sides said a tonne costs, a chart for each product. */
final class PricePlots {
    /** Those spoken of most; the others are in the timeline. */
    private static final int MOST_PRODUCTS = 4;

    private PricePlots() {}

    /** @param prices the oldest first */
    static List<Plot> of(List<SaidPrice> prices, RowLinks links) {
        Map<String, List<SaidPrice>> byProduct = prices.stream()
                .collect(Collectors.groupingBy(
                        price -> price.product().map(CleanText::line).orElse(""),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return byProduct.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, List<SaidPrice>> entry) ->
                                entry.getValue().size())
                        .reversed())
                .limit(MOST_PRODUCTS)
                .map(entry -> plot(entry.getKey(), entry.getValue(), links))
                .toList();
    }

    private static Plot plot(String product, List<SaidPrice> prices, RowLinks links) {
        List<LocalDate> days = prices.stream().map(SaidPrice::day).distinct().toList();
        return new Plot(
                new Chart(
                        (product.isEmpty() ? "没有指明产品" : product) + " 谈到的价格",
                        Kind.LINES,
                        "元/吨",
                        days.stream().map(LocalDate::toString).toList(),
                        Stream.of(Speaker.CUSTOMER, Speaker.SELLER)
                                .filter(side -> prices.stream().anyMatch(price -> price.saidBy() == side))
                                .map(side -> new Line(
                                        name(side),
                                        days.stream()
                                                .map(day -> said(prices, side, day))
                                                .toList()))
                                .toList(),
                        days.stream()
                                .map(day -> Optional.of(links.days(day, day)))
                                .toList()),
                newest(prices),
                List.of());
    }

    private static Optional<BigDecimal> said(List<SaidPrice> prices, Speaker side, LocalDate day) {
        return prices.stream()
                .filter(price -> price.saidBy() == side && price.day().equals(day))
                .map(SaidPrice::perTonne)
                .findFirst();
    }

    private static String newest(List<SaidPrice> prices) {
        Optional<SaidPrice> theirs = last(prices, Speaker.CUSTOMER);
        Optional<SaidPrice> ours = last(prices, Speaker.SELLER);
        String said = Stream.of(theirs, ours)
                .flatMap(Optional::stream)
                .map(price ->
                        name(price.saidBy()) + "最近说 " + price.perTonne().toPlainString() + "元/吨（" + price.day() + "）")
                .collect(Collectors.joining("，"));
        if (theirs.isEmpty() || ours.isEmpty()) {
            return said;
        }
        BigDecimal gap = ours.get().perTonne().subtract(theirs.get().perTonne());
        return said + (gap.signum() == 0 ? "，双方一致" : "，相差 " + gap.abs().toPlainString() + "元");
    }

    private static Optional<SaidPrice> last(List<SaidPrice> prices, Speaker side) {
        return prices.stream().filter(price -> price.saidBy() == side).reduce((earlier, later) -> later);
    }

    private static String name(Speaker side) {
        return side == Speaker.CUSTOMER ? "客户" : "我方";
    }
}
