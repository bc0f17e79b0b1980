package cn.topcentral.hub.agents.statistics;

import cn.topcentral.hub.storage.analysis.RecordAnalysis;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.history.HistoryRecord;
import java.util.List;

/**
 * The customer's attitude over some records, of which those without an analysis are left out.
 *
 * @param count how many were analysed
 * @param mean of the scores, 0 to 1; 0.5 when there are none
 */
public record Mood(int count, int positive, int neutral, int negative, double mean) {
    private static final double NEUTRAL = 0.5;

    public static Mood of(List<HistoryRecord> records) {
        List<RecordAnalysis> analyses =
                records.stream().flatMap(record -> record.analysis().stream()).toList();
        return new Mood(
                analyses.size(),
                count(analyses, SentimentClass.POSITIVE),
                count(analyses, SentimentClass.NEUTRAL),
                count(analyses, SentimentClass.NEGATIVE),
                analyses.stream()
                        .mapToDouble(analysis -> analysis.sentimentScore().doubleValue())
                        .average()
                        .orElse(NEUTRAL));
    }

    private static int count(List<RecordAnalysis> analyses, SentimentClass sentiment) {
        return (int) analyses.stream()
                .filter(analysis -> analysis.sentiment() == sentiment)
                .count();
    }
}
