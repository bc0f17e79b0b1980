package cn.topcentral.hub.connectors.aggregation;

/**
 * Marks a draft as one of several deliveries that together make one communication: the ringing, the hang-up, the recording and the
 * satisfaction of a call; the messages of a web chat; the transcript that comes an hour after the meeting. All of them carry the same {@link
 * SourceKey}. The record on the timeline is what all its parts say together, and that does not depend on the order in which they came.
 *
 * @param kind what its content is to the whole
 * @param key names the part among those of its communication, and is the same when the part is delivered again: {@code ended}, a file id, a
 *     message id
 * @param rank how much this delivery knows: where two parts say different things of the same matter (when it began, who took part, how it
 *     went), the higher rank is believed. {@link #LATE} to {@link #AMENDED} order the stages of a communication's life
 * @param version the higher one replaces what was delivered under the same key before, e.g. {@code updated_at} in epoch milliseconds; an equal
 *     or lower one is a redelivery. 0 where the source has none
 */
public record Part(Kind kind, String key, int rank, long version) {
    /** Knows the communication only by its id: a recording that is ready, a satisfaction. */
    public static final int LATE = 0;
    /** It is announced: ringing, scheduled. */
    public static final int ANNOUNCED = 10;
    /** It has begun: answered, started, a message of it was written. */
    public static final int BEGUN = 20;
    /** It is over and the source has summed it up. A draft without a part counts as this. */
    public static final int ENDED = 30;
    /** The source has corrected or completed its sum. */
    public static final int AMENDED = 40;

    /** What a part's content is to the record's content. */
    public enum Kind {
        /** The content of the whole, as far as this delivery knows it; of one source only the best such content shows. */
        FACTS,
        /** One message of a conversation: all are shown, in the order of their time. Empty content withdraws it. */
        MESSAGE,
        /** What was said, written down by a machine or a person: shown after the rest. */
        TRANSCRIPT
    }

    public Part {
        if (key.isBlank()) {
            throw new IllegalArgumentException("A part needs a key");
        }
    }

    public static Part facts(String key, int rank) {
        return new Part(Kind.FACTS, key, rank, 0);
    }

    public static Part message(String key, long version) {
        return new Part(Kind.MESSAGE, key, BEGUN, version);
    }

    public static Part transcript(String key) {
        return new Part(Kind.TRANSCRIPT, key, LATE, 0);
    }
}
