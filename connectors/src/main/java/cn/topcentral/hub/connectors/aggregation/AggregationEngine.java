package cn.topcentral.hub.connectors.aggregation;

import cn.topcentral.hub.storage.attachment.FileStore;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.database.StorageFailure;
import cn.topcentral.hub.storage.intake.IntakeStore;
import cn.topcentral.hub.storage.intake.IntakeTransaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns drafts of all channels into timeline records (seed section 5.1). A batch is one transaction: ledger lines and records are kept together
 * or not at all, so whatever is delivered again, by whom and how often, is on the timeline once. Thread-safe; several hubs on one database may
 * take in at the same time.
 */
public final class AggregationEngine {
    private static final Logger log = LoggerFactory.getLogger(AggregationEngine.class);

    /** Pauses in chats with factories: a night is a new matter, a lunch break is not. */
    private static final Duration SESSION_GAP = Duration.ofHours(2);

    private static final int ATTEMPTS = 5;

    private final IntakeStore store;
    private final RecordIds ids;
    private final Standardiser standardiser;
    private final FileKeeper files;
    private final Supplier<OwnSide> own;
    private final Clock clock;

    /** @param own who we are at the moment; asked once per batch */
    public AggregationEngine(IntakeStore store, FileStore files, String tenant, Supplier<OwnSide> own, Clock clock) {
        this.store = store;
        this.ids = new RecordIds(tenant);
        this.standardiser = new Standardiser(ids);
        this.files = new FileKeeper(files);
        this.own = own;
        this.clock = clock;
    }

    /** The stages in the order they run. */
    private List<Stage> stages(OwnSide own) {
        return List.of(
                new ClaimSource(ids),
                new GatherParts(),
                new Identify(),
                new Deduplicate(),
                new AssignThread(new ChatSessions(SESSION_GAP)),
                new Store(own, ids),
                new Correlate(),
                new NoteActivity());
    }

    /**
     * Takes in a batch.
     *
     * @param drafts best some hundreds at a time; they may be of different channels
     * @return what became of each, in the order of the drafts
     */
    public List<IntakeResult> accept(List<CommunicationDraft> drafts) {
        OwnSide side = own.get();
        Instant now = clock.instant();
        List<Arrival> arrivals = new ArrayList<>();
        for (CommunicationDraft draft : drafts) {
            arrivals.add(files.keep(standardiser.standardise(arrivals.size(), draft, now, side)));
        }
        return storeOrSplit(arrivals, stages(side));
    }

    /**
     * Undoes every merge into a record: what other sources told gets records of its own again, and is not merged with this one any more.
     *
     * @param actor who wants it, for the log of merges
     * @return the records that came back; none when nothing had been merged into the record
     */
    public List<RecordId> part(RecordId record, String actor) {
        OwnSide side = own.get();
        return store.inTransaction(transaction -> new RecordParting(transaction, clock.instant())
                .part(
                        record,
                        actor,
                        List.of(
                                new Identify(),
                                new AssignThread(new ChatSessions(SESSION_GAP)),
                                new Store(side, ids),
                                new Correlate())));
    }

    /** A batch that holds something the database refuses is tried in halves, down to the one draft: its neighbours must not suffer for it. */
    private List<IntakeResult> storeOrSplit(List<Arrival> arrivals, List<Stage> stages) {
        try {
            return storeOrRepeat(arrivals, stages);
        } catch (RuntimeException e) {
            if (arrivals.isEmpty() || !StorageFailure.refusesData(e)) {
                throw e;
            }
            if (arrivals.size() == 1) {
                log.warn("Record refused id={} reason={}", arrivals.get(0).recordId(), rootMessage(e));
                return List.of(new IntakeResult.Rejected(rootMessage(e)));
            }
            int half = arrivals.size() / 2;
            List<IntakeResult> results = new ArrayList<>(storeOrSplit(arrivals.subList(0, half), stages));
            results.addAll(storeOrSplit(arrivals.subList(half, arrivals.size()), stages));
            return results;
        }
    }

    /** Locks keep intakes apart, but not from a merge or a claim that touches the same rows: PostgreSQL then ends one of the two. */
    private List<IntakeResult> storeOrRepeat(List<Arrival> arrivals, List<Stage> stages) {
        for (int attempt = 1; ; attempt++) {
            try {
                return store.inTransaction(transaction -> run(arrivals, stages, transaction));
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !StorageFailure.conflicts(e)) {
                    throw e;
                }
            }
        }
    }

    private static List<IntakeResult> run(List<Arrival> arrivals, List<Stage> stages, IntakeTransaction transaction) {
        transaction.lockParties(lockKeys(arrivals));
        List<Arrival> remaining = arrivals;
        for (Stage stage : stages) {
            remaining = remaining.isEmpty() ? remaining : stage.process(remaining, transaction);
        }
        IntakeResult[] results = new IntakeResult[arrivals.size()];
        int first = arrivals.isEmpty() ? 0 : arrivals.get(0).position();
        arrivals.forEach(arrival -> results[arrival.position() - first] = new IntakeResult.Duplicate());
        for (Arrival arrival : remaining) {
            results[arrival.position() - first] = result(arrival);
            arrival.joined().forEach((position, how) -> results[position - first] = joined(arrival, how));
        }
        return List.of(results);
    }

    private static IntakeResult result(Arrival arrival) {
        return arrival.known()
                ? new IntakeResult.Updated(arrival.recordId())
                : new IntakeResult.Stored(
                        arrival.recordId(),
                        arrival.customer().isPresent() || arrival.direction() == Direction.INTERNAL);
    }

    private static IntakeResult joined(Arrival into, Arrival.Joined how) {
        return switch (how) {
            case UPDATED -> new IntakeResult.Updated(into.recordId());
            case MERGED -> new IntakeResult.Merged(into.recordId());
        };
    }

    /** Whatever two drafts may meet in: a party, a conversation, a Message-ID, a communication that comes in parts. Those who share one are taken in one after the other. */
    private static Set<String> lockKeys(List<Arrival> arrivals) {
        Set<String> keys = new HashSet<>();
        for (Arrival arrival : arrivals) {
            arrival.strangers()
                    .forEach(party ->
                            keys.add(party.kind().code() + ':' + party.value().orElseThrow()));
            if (arrival.draft().threading() instanceof Threading.Mail mail) {
                MailThreads.chain(mail).forEach(id -> keys.add("mail:" + id));
            } else if (arrival.draft().threading() instanceof Threading.Chat chat) {
                keys.add("chat:" + chat.conversation());
            }
            if (arrival.draft().part().isPresent()) {
                keys.add("part:" + arrival.draft().source());
            }
        }
        return keys;
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
