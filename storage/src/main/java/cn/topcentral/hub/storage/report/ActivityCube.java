package cn.topcentral.hub.storage.report;

import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.RecordAnalysis;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.history.HistoryRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How many records there are of each combination of day, channel, direction and finding. The database passes over a period once; every count of a
 * report is then a sum of cells.
 */
public record ActivityCube(ZoneId zone, List<Cell> cells) {
    public ActivityCube {
        cells = List.copyOf(cells);
    }

    /**
     * Records that agree in all of this.
     *
     * @param scores the sum of their sentiment scores
     */
    public record Cell(
            LocalDate day,
            boolean unclaimed,
            CommunicationType type,
            Optional<Direction> direction,
            Optional<IntentCategory> intent,
            Optional<SentimentClass> sentiment,
            Optional<UrgencyLevel> urgency,
            long records,
            BigDecimal scores) {}

    /** The cube of records that were read already; a cell each, which sums up to the same. Ours among ourselves are left out. */
    public static ActivityCube of(ZoneId zone, List<HistoryRecord> records) {
        return new ActivityCube(
                zone,
                records.stream()
                        .filter(record -> !record.direction().equals(Optional.of(Direction.INTERNAL)))
                        .map(record -> new Cell(
                                record.time().atZone(zone).toLocalDate(),
                                false,
                                record.type(),
                                record.direction(),
                                record.analysis().map(RecordAnalysis::intent),
                                record.analysis().map(RecordAnalysis::sentiment),
                                record.analysis().map(RecordAnalysis::urgency),
                                1,
                                record.analysis()
                                        .map(RecordAnalysis::sentimentScore)
                                        .orElse(BigDecimal.ZERO)))
                        .toList());
    }

    /**
     * How many records a filter lets through. Its customer is not looked at: a cube is of one customer or of all.
     *
     * @param filter begins and ends with a day
     */
    public long count(RecordFilter filter) {
        return cells(filter).mapToLong(Cell::records).sum();
    }

    /** The mean sentiment score of what a filter lets through, 0 to 1; empty when none of it is analysed. */
    public Optional<BigDecimal> meanScore(RecordFilter filter) {
        long analysed = count(filter.onlyAnalysed());
        if (analysed == 0) {
            return Optional.empty();
        }
        BigDecimal sum = cells(filter.onlyAnalysed()).map(Cell::scores).reduce(BigDecimal.ZERO, BigDecimal::add);
        return Optional.of(sum.divide(BigDecimal.valueOf(analysed), 4, RoundingMode.HALF_UP));
    }

    private Stream<Cell> cells(RecordFilter filter) {
        LocalDate first = filter.from().atZone(zone).toLocalDate();
        LocalDate end = filter.to().atZone(zone).toLocalDate();
        Predicate<Cell> wanted = cell -> !cell.day.isBefore(first)
                && cell.day.isBefore(end)
                && (!filter.unclaimed() || cell.unclaimed)
                && (!filter.analysed() || cell.intent.isPresent())
                && agrees(filter.type(), Optional.of(cell.type))
                && agrees(filter.direction(), cell.direction)
                && agrees(filter.intent(), cell.intent)
                && agrees(filter.sentiment(), cell.sentiment)
                && agrees(filter.urgency(), cell.urgency);
        return cells.stream().filter(wanted);
    }

    private static <T> boolean agrees(Optional<T> wanted, Optional<T> found) {
        return wanted.isEmpty() || wanted.equals(found);
    }
}
