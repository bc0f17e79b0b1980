package cn.topcentral.hub.storage.analysis;

import java.util.List;

/**
 * What came out of analysing a record, ready to be stored.
 *
 * @param summary for the timeline, where the source gave none
 * @param finding the whole answer as JSON, for {@code ai_insights}
 * @param tags short words to filter by
 * @param generatedBy the engine, its model and version, in one line
 */
public record NewAnalysis(
        RecordAnalysis columns,
        String summary,
        String finding,
        List<String> suggestions,
        List<String> tags,
        List<Commitment> commitments,
        List<StatedPrice> prices,
        String generatedBy) {
    public NewAnalysis {
        suggestions = List.copyOf(suggestions);
        tags = List.copyOf(tags);
        commitments = List.copyOf(commitments);
        prices = List.copyOf(prices);
    }
}
