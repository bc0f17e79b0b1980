package cn.topcentral.hub.agents.ask;

import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.communication.TimelineQuery;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the records in which an answer may stand: those that hold a word of the question or one for the same matter, and the newest that A10 says are
 * on it. The work depends on the number of words, not on the length of the timeline. Thread-safe.
 */
public final class TimelineRetrieval implements Retrieval {
    private static final int HITS_OF_A_WORD = 40;
    private static final int NEWEST = 200;
    private static final int MOST_SOURCES = 120;
    /** An hour of talk, transcribed, has some 15,000 characters. */
    private static final int MOST_CONTENT = 50_000;

    private final TimelineRepository records;

    public TimelineRetrieval(TimelineRepository records) {
        this.records = records;
    }

    @Override
    public List<Source> find(Inquiry inquiry, SoughtTerms terms) {
        Map<RecordId, TimelineRecord> found = new LinkedHashMap<>();
        terms.weights().keySet().forEach(word -> records.search(
                        word, Optional.of(inquiry.group()), Optional.empty(), HITS_OF_A_WORD)
                .forEach(record -> found.putIfAbsent(record.id(), record)));
        records.page(TimelineQuery.newest(inquiry.group(), NEWEST).ofTypes(terms.types())).stream()
                .filter(record -> terms.isOpen() || onTheMatter(record, terms))
                .forEach(record -> found.putIfAbsent(record.id(), record));
        List<TimelineRecord> newest = found.values().stream()
                .filter(record -> terms.types().isEmpty() || terms.types().contains(record.type()))
                .sorted(Comparator.comparing(TimelineRecord::time)
                        .thenComparing(record -> record.id().value())
                        .reversed())
                .limit(MOST_SOURCES)
                .toList();
        Map<RecordId, String> contents = newest.isEmpty()
                ? Map.of()
                : records.contents(newest.stream().map(TimelineRecord::id).toList(), MOST_CONTENT);
        return newest.stream()
                .map(record -> new Source(record, contents.getOrDefault(record.id(), record.content())))
                .filter(source -> !source.content().isBlank())
                .toList();
    }

    private static boolean onTheMatter(TimelineRecord record, SoughtTerms terms) {
        return record.intent()
                .map(IntentCategory::ofCode)
                .filter(terms.intents()::contains)
                .isPresent();
    }
}
