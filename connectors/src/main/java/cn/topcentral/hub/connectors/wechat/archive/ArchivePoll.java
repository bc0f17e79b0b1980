package cn.topcentral.hub.connectors.wechat.archive;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.IntakeResult;
import cn.topcentral.hub.connectors.importing.ImportItem;
import cn.topcentral.hub.connectors.pull.Poll;
import cn.topcentral.hub.connectors.wechat.ArchiveDecoder;
import cn.topcentral.hub.connectors.wechat.archive.ArchiveKeys.Unreadable;
import cn.topcentral.hub.storage.callback.ParkedDeliveries;
import cn.topcentral.hub.storage.callback.ParkedDeliveries.Parked;
import cn.topcentral.hub.storage.json.Json;
import cn.topcentral.hub.storage.sync.SyncCursorRepository;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in what is new in the session archive, one page after the other. The cursor moves when a page is stored, so a crash in between only
 * brings records again that their msgid makes recognisable. A record that cannot be read (its key is missing, it is damaged, the intake refuses
 * it) is parked raw with its reason and never holds up those behind it; parked records are tried again at every start of the
 * hub, and when an administrator asks for it.
 *
 * <p>One call after the other, each with an intake behind it, stays far below the 600 calls a minute of the strictest reading of WeCom's limits.
 * For one thread at a time.
 */
public final class ArchivePoll implements Poll {
    /** The name in logs, of the cursor, and of the place where unreadable records wait. */
    public static final String SOURCE = "wecom.archive";

    /** Well below a page: a transaction of some hundreds is what the intake likes best. */
    private static final int BATCH = 250;

    private static final Logger log = LoggerFactory.getLogger(ArchivePoll.class);

    private final ArchiveSource source;
    private final ArchivePage pages;
    private final ArchiveKeys keys;
    private final Supplier<ArchiveDecoder> decoders;
    private final Function<List<CommunicationDraft>, List<IntakeResult>> intake;
    private final SyncCursorRepository cursors;
    private final ParkedDeliveries parked;
    private final Duration interval;
    private final Clock clock;
    private boolean parkedTried;

    /**
     * A poll that has not asked yet.
     *
     * @param decoders a decoder that knows who is an employee today; asked once per run
     * @param intake the aggregation engine
     */
    public ArchivePoll(
            ArchiveSource source,
            ArchiveKeys keys,
            Supplier<ArchiveDecoder> decoders,
            Function<List<CommunicationDraft>, List<IntakeResult>> intake,
            SyncCursorRepository cursors,
            ParkedDeliveries parked,
            Duration interval,
            Clock clock) {
        this.source = source;
        this.pages = new ArchivePage(source);
        this.keys = keys;
        this.decoders = decoders;
        this.intake = intake;
        this.cursors = cursors;
        this.parked = parked;
        this.interval = interval;
        this.clock = clock;
    }

    private record Cursor(long seq) {}

    /**
     * What became of some records.
     *
     * @param refused those that wait now, with the reason
     */
    private record Taken(int fresh, Map<EncryptedRecord, String> refused) {}

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Duration interval() {
        return interval;
    }

    @Override
    public int run() {
        ArchiveDecoder decoder = decoders.get();
        int fresh = tryParked(decoder, parkedTried ? parked::wanted : parked::after);
        parkedTried = true;
        long seq = cursor();
        while (!Thread.currentThread().isInterrupted()) {
            List<EncryptedRecord> page = pages.after(seq);
            if (page.isEmpty()) {
                break;
            }
            Taken taken = take(page, decoder);
            taken.refused().forEach(this::park);
            seq = page.get(page.size() - 1).seq();
            cursors.put(SOURCE, Json.write(new Cursor(seq)));
            fresh += taken.fresh();
            log.info(
                    "Archive page taken in seq={} records={} fresh={} parked={}",
                    seq,
                    page.size(),
                    taken.fresh(),
                    taken.refused().size());
        }
        return fresh;
    }

    private long cursor() {
        return cursors.get(SOURCE).map(json -> read(json, Cursor.class).seq()).orElse(0L);
    }

    private interface ParkedPage {
        List<Parked> after(String door, long afterId, int limit);
    }

    /** After an update or with a key that was added, what nobody could read may be readable; so may be what somebody asks for. */
    private int tryParked(ArchiveDecoder decoder, ParkedPage waitingRoom) {
        int fresh = 0;
        long last = 0;
        for (List<Parked> some = waitingRoom.after(SOURCE, last, BATCH);
                !some.isEmpty();
                some = waitingRoom.after(SOURCE, last, BATCH)) {
            Map<EncryptedRecord, Parked> waiting = new LinkedHashMap<>();
            some.forEach(one -> waiting.put(record(one), one));
            Taken taken = take(List.copyOf(waiting.keySet()), decoder);
            fresh += taken.fresh();
            waiting.forEach((record, one) -> {
                if (taken.refused().containsKey(record)) {
                    park(record, taken.refused().get(record));
                } else {
                    parked.resolved(one.id(), clock.instant());
                }
            });
            last = some.get(some.size() - 1).id();
        }
        return fresh;
    }

    private Taken take(List<EncryptedRecord> records, ArchiveDecoder decoder) {
        Map<EncryptedRecord, String> refused = new LinkedHashMap<>();
        List<EncryptedRecord> readable = new ArrayList<>();
        List<CommunicationDraft> drafts = new ArrayList<>();
        for (EncryptedRecord record : records) {
            ImportItem item = decode(record, decoder);
            if (item instanceof ImportItem.Decoded decoded) {
                readable.add(record);
                drafts.add(withSeq(decoded.draft(), record.seq()));
            } else if (item instanceof ImportItem.Rejected rejected) {
                refused.put(record, rejected.reason());
            } else if (!(item instanceof ImportItem.Skipped)) {
                throw new IllegalStateException("Unknown kind of item: " + item.getClass());
            }
        }
        int fresh = 0;
        for (int from = 0; from < drafts.size(); from += BATCH) {
            int until = Math.min(drafts.size(), from + BATCH);
            List<IntakeResult> results = intake.apply(drafts.subList(from, until));
            for (int i = 0; i < results.size(); i++) {
                IntakeResult result = results.get(i);
                if (result instanceof IntakeResult.Rejected rejected) {
                    refused.put(readable.get(from + i), rejected.reason());
                } else if (!(result instanceof IntakeResult.Duplicate)) {
                    fresh++;
                }
            }
        }
        return new Taken(fresh, refused);
    }

    private ImportItem decode(EncryptedRecord record, ArchiveDecoder decoder) {
        String position = "seq " + record.seq();
        String message;
        try {
            message = source.decrypt(keys.open(record.keyVersion(), record.key()), record.message());
        } catch (Unreadable | SdkFailure e) {
            return new ImportItem.Rejected(position, String.valueOf(e.getMessage()));
        }
        try {
            return decoder.decode(position, message);
        } catch (RuntimeException e) {
            // A message we did not foresee must not hold up all others for ever. The text of the failure may quote it.
            log.error("Archive message not decoded seq={} msgid={}", record.seq(), record.messageId(), e);
            return new ImportItem.Rejected(
                    position, "the decoder failed with " + e.getClass().getSimpleName() + "; the log has more");
        }
    }

    /** What an administrator compares with the console when something seems to be missing. */
    private static CommunicationDraft withSeq(CommunicationDraft draft, long seq) {
        Map<String, String> attributes = new LinkedHashMap<>(draft.attributes());
        attributes.put("seq", Long.toString(seq));
        return draft.withAttributes(attributes);
    }

    private void park(EncryptedRecord record, String reason) {
        log.warn("Archive record parked seq={} msgid={} reason={}", record.seq(), record.messageId(), reason);
        parked.park(
                SOURCE,
                "seq:" + record.seq(),
                record.raw(),
                "archive record seq " + record.seq() + ": " + reason,
                clock.instant());
    }

    private static EncryptedRecord record(Parked parked) {
        return EncryptedRecord.of(read(parked.payload(), JsonNode.class));
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return Json.MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not what the hub wrote as " + type.getSimpleName(), e);
        }
    }
}
