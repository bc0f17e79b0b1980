package cn.topcentral.hub.sandbox.robot;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** One thing a person did, and what the hub may still answer to it. Guarded by the lock of {@link RobotAnswers}. */
final class Interaction {
    /** What happened decides which answers fit (page 101033). */
    enum Kind {
        MESSAGE,
        ENTER,
        CARD,
        FEEDBACK
    }

    /** An answer that grows; {@code finished} ends it. */
    record Stream(Instant first, long entry, boolean finished, boolean withCard) {}

    private final String reqId;
    private final Kind kind;
    private final Place place;
    private final String userid;
    private final long card;
    private final Instant at;
    private final Map<String, Stream> streams = new HashMap<>();
    private boolean settled;

    /** @param card entry of the tapped card; 0 when no card was tapped */
    Interaction(String reqId, Kind kind, Place place, String userid, long card, Instant at) {
        this.reqId = reqId;
        this.kind = kind;
        this.place = place;
        this.userid = userid;
        this.card = card;
        this.at = at;
    }

    String reqId() {
        return reqId;
    }

    Kind kind() {
        return kind;
    }

    Place place() {
        return place;
    }

    String userid() {
        return userid;
    }

    long card() {
        return card;
    }

    Instant at() {
        return at;
    }

    Map<String, Stream> streams() {
        return streams;
    }

    /** Whether a stream was begun and not finished. */
    boolean streaming() {
        return streams.values().stream().anyMatch(stream -> !stream.finished());
    }

    /** Says that the one answer an event gets was given; false when it was given before. */
    boolean settle() {
        boolean first = !settled;
        settled = true;
        return first;
    }
}
