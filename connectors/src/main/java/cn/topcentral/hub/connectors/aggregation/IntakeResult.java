package cn.topcentral.hub.connectors.aggregation;

import cn.topcentral.hub.storage.communication.RecordId;

/** What became of a draft. */
public sealed interface IntakeResult {

    /**
     * It is a new record on a timeline.
     *
     * @param claimed whether its customer is known, or it needs none because only we took part; otherwise it waits in the claim queue
     */
    record Stored(RecordId record, boolean claimed) implements IntakeResult {}

    /** It is a further part of a record that was there, or a newer version of one, and the record now says more. */
    record Updated(RecordId record) implements IntakeResult {}

    /** It is what another source has told already, and became a further source of that record. */
    record Merged(RecordId record) implements IntakeResult {}

    /** Its source key was there already; nothing was changed. */
    record Duplicate() implements IntakeResult {}

    /** It cannot be stored, and why. */
    record Rejected(String reason) implements IntakeResult {}
}
