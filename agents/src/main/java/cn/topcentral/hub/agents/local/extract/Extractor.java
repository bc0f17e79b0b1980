package cn.topcentral.hub.agents.local.extract;

import cn.topcentral.hub.agents.local.calendar.ChineseCalendar;
import cn.topcentral.hub.agents.local.text.CommunicationText;
import cn.topcentral.hub.storage.analysis.Commitment;
import cn.topcentral.hub.storage.analysis.DateMention;
import cn.topcentral.hub.storage.analysis.Quantity;
import java.util.List;
import java.util.Optional;

/**
 * Finds the facts in a text by rule. Thread-safe.
 *
 * <p>The finders run from the most to the least certain, because each takes its characters from the next ({@link ClaimedSpans}): 1000 in
 * PCR-ABS-1000 is no price, and 15.1 in 15.1元/公斤 no day.
 */
public final class Extractor {
    private final ProductFinder products;
    private final PriceFinder prices = new PriceFinder();
    private final DateFinder dates;
    private final QuantityFinder quantities = new QuantityFinder();
    private final CompetitorFinder competitors;
    private final CommitmentFinder commitments = new CommitmentFinder();

    /**
     * @param products names beside the pattern of grades
     * @param competitors names of suppliers that are known to compete with us
     */
    public Extractor(ProductLexicon products, List<String> competitors, ChineseCalendar calendar) {
        this.products = new ProductFinder(products);
        this.dates = new DateFinder(calendar);
        this.competitors = new CompetitorFinder(competitors);
    }

    /** What the text says. Any text has an answer; an empty one has nothing in it. */
    public Extraction extract(CommunicationText text) {
        Reading reading = new Reading(text);
        List<FoundProduct> grades = products.find(reading);
        NoiseMarker.mark(reading);
        List<FoundPrice> found = prices.find(reading, grades);
        List<FoundDate> times = dates.find(reading);
        Optional<Quantity> quantity = quantities.find(reading);
        List<String> rivals = competitors.find(reading);
        List<DateMention> mentions = times.stream().map(FoundDate::mention).toList();
        List<Commitment> promises = commitments.find(reading, grades, times);
        return new Extraction(
                products.names(grades),
                PriceFinder.underDiscussion(found),
                found.stream().map(FoundPrice::stated).toList(),
                quantity,
                mentions,
                rivals,
                promises);
    }
}
