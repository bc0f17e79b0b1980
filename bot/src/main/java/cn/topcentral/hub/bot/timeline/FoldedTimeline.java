package cn.topcentral.hub.bot.timeline;

import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.TimelineQuery;
import cn.topcentral.hub.storage.communication.TimelineQuery.Cursor;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.communication.TimelineRepository.ThreadSpan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A timeline on which a chat session stands once, where its newest message is. Thread-safe.
 *
 * <p>Later pages need no memory of the earlier ones: a session of which only older messages lie behind the cursor was shown before.
 */
final class FoldedTimeline {
    private static final Set<CommunicationType> CHATS = Set.of(CommunicationType.WECHAT, CommunicationType.WEBCHAT);

    /** Records read at a time. */
    static final int READ = 100;

    /** Bounds the work when a session of thousands of messages lies in between; the page then is shorter and goes on behind it. */
    private static final int MOST_READS = 10;

    private final TimelineRepository timeline;
    private final OptionalInt lookedAt;

    /** @param lookedAt how many records at most to look at for what a query selects; empty for as many as it takes */
    FoldedTimeline(TimelineRepository timeline, OptionalInt lookedAt) {
        this.timeline = timeline;
        this.lookedAt = lookedAt;
    }

    /**
     * A record that stands for itself or for its chat session.
     *
     * @param session the session when it has more than this message
     */
    record Head(TimelineRecord record, Optional<ThreadSpan> session) {
        long records() {
            return session.map(ThreadSpan::count).orElse(1L);
        }
    }

    /**
     * Some entries, newest first, and from where to read on if there may be more.
     *
     * @param searched whether reading ended because enough was looked at, not because enough was found
     */
    record Slice(List<Head> heads, Optional<Cursor> next, boolean searched) {
        Slice {
            heads = List.copyOf(heads);
        }
    }

    Slice read(TimelineQuery asked, int most) {
        TimelineQuery query = bounded(timeline, asked, lookedAt);
        List<Head> heads = new ArrayList<>();
        Set<String> shown = new HashSet<>();
        TimelineQuery next = query;
        for (int read = 0; read < MOST_READS; read++) {
            List<TimelineRecord> records = timeline.page(next);
            Map<String, ThreadSpan> sessions = sessions(records, query);
            for (TimelineRecord record : records) {
                Optional<ThreadSpan> session =
                        threadOf(record).map(sessions::get).filter(span -> isHead(record, span, query, shown));
                if (threadOf(record).isPresent() && session.isEmpty()) {
                    continue;
                }
                if (heads.size() == most) {
                    return new Slice(
                            heads, Optional.of(placeOf(heads.get(most - 1).record())), false);
                }
                heads.add(new Head(record, session.filter(span -> span.count() > 1)));
            }
            if (records.size() < query.limit()) {
                return new Slice(heads, query.until(), query.until().isPresent());
            }
            next = query.after(placeOf(records.get(records.size() - 1)));
        }
        return new Slice(heads, next.after(), false);
    }

    /**
     * The entry that shows a record, and what lies behind it.
     *
     * @param query without a cursor
     */
    Slice readFrom(TimelineRecord record, TimelineQuery query, int most) {
        Optional<ThreadSpan> session = threadOf(record).map(sessions(List.of(record), query)::get);
        TimelineRecord newest = session.map(ThreadSpan::newest)
                .filter(id -> !id.equals(record.id()))
                .flatMap(timeline::byId)
                .orElse(record);
        List<Head> heads = new ArrayList<>(List.of(new Head(newest, session.filter(span -> span.count() > 1))));
        Slice behind = read(query.after(placeOf(newest)), most - 1);
        heads.addAll(behind.heads());
        return new Slice(heads, behind.next(), behind.searched());
    }

    /** The query, ending where so many records have been looked at for what it selects; as it is when it selects everything. */
    static TimelineQuery bounded(TimelineRepository timeline, TimelineQuery query, OptionalInt lookedAt) {
        return lookedAt.isPresent() && query.selection().narrows()
                ? timeline.reach(query, lookedAt.getAsInt()).map(query::until).orElse(query)
                : query;
    }

    /**
     * On a first page the message met first stands for its session, even if a newer one arrives at this very moment. Behind a cursor only the
     * newest one does: when another is met first, the newest lies before the cursor.
     */
    private static boolean isHead(TimelineRecord record, ThreadSpan span, TimelineQuery query, Set<String> shown) {
        return shown.add(span.threadId())
                && (query.after().isEmpty() || span.newest().equals(record.id()));
    }

    private Map<String, ThreadSpan> sessions(List<TimelineRecord> records, TimelineQuery scope) {
        Set<String> threads =
                records.stream().flatMap(record -> threadOf(record).stream()).collect(Collectors.toSet());
        return threads.isEmpty() ? Map.of() : timeline.spans(threads, scope);
    }

    static Optional<String> threadOf(TimelineRecord record) {
        return CHATS.contains(record.type()) ? record.threadId() : Optional.empty();
    }

    static Cursor placeOf(TimelineRecord record) {
        return new Cursor(record.time(), record.id());
    }
}
