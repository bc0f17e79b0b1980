package cn.topcentral.hub.agents.local.extract;

import cn.topcentral.hub.storage.analysis.Commitment;
import cn.topcentral.hub.storage.analysis.DateMention;
import cn.topcentral.hub.storage.analysis.Quantity;
import cn.topcentral.hub.storage.analysis.StatedPrice;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The facts of one text, in order of mention. Every name, date text and quote is a literal part of the content.
 *
 * @param products grades and materials as written, each once
 * @param price the one under discussion, CNY per tonne
 * @param prices every price said, for the price trail
 * @param quantity the amount under discussion
 * @param competitors suppliers named as alternatives to us, each once
 * @param commitments what is to be done, ours first; at most {@link CommitmentFinder#MOST} of each side
 */
public record Extraction(
        List<String> products,
        Optional<BigDecimal> price,
        List<StatedPrice> prices,
        Optional<Quantity> quantity,
        List<DateMention> dates,
        List<String> competitors,
        List<Commitment> commitments) {
    public Extraction {
        products = List.copyOf(products);
        prices = List.copyOf(prices);
        dates = List.copyOf(dates);
        competitors = List.copyOf(competitors);
        commitments = List.copyOf(commitments);
    }
}
