package cn.topcentral.hub.connectors.aggregation;

import cn.topcentral.hub.storage.attachment.FileStore;
import cn.topcentral.hub.storage.intake.IntakeStore;
import cn.topcentral.hub.storage.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Takes mails in through the engine and says which ended in one thread. */
final class ThreadedMails {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    private final TestDatabase db;
    private final Path files;

    ThreadedMails(TestDatabase db, Path files) {
        this.db = db;
        this.files = files;
    }

    /** The thread of each mail by its Message-ID, after the batches came one by one; whatever was there before is forgotten. */
    Map<String, String> threads(List<List<CommunicationDraft>> batches) {
        for (String table : List.of(
                "communication_parties",
                "communication_sources",
                "thread_subjects",
                "thread_messages",
                "customer_communications")) {
            db.execute("DELETE FROM " + table);
        }
        OwnSide own = OwnSide.of(Set.of("topcentral.cn"), Set.of(), List.of());
        AggregationEngine engine = new AggregationEngine(
                new IntakeStore(db.database()), new FileStore(files), TestDatabase.TENANT, () -> own, CLOCK);
        batches.forEach(batch -> engine.accept(batch));
        String lines = db.value(
                "SELECT string_agg(source_record_id || ' ' || thread_id, E'\\n') FROM customer_communications");
        Map<String, String> threads = new TreeMap<>();
        lines.lines().map(line -> line.split(" ", 2)).forEach(pair -> threads.put(pair[0], pair[1]));
        return threads;
    }

    /** The same without the threads' names: which mails are together. */
    static Set<Set<String>> together(Map<String, String> threads) {
        Map<String, Set<String>> members = new TreeMap<>();
        threads.forEach((mail, thread) ->
                members.computeIfAbsent(thread, name -> new TreeSet<>()).add(mail));
        return Set.copyOf(members.values());
    }

    Set<Set<String>> oneByOne(List<CommunicationDraft> mails) {
        return together(threads(mails.stream().map(List::of).toList()));
    }
}
