package cn.topcentral.hub.storage.intake;

import java.util.Collection;
import org.jdbi.v3.core.Handle;

/**
 * One intake, by subject. Every method behind it takes a whole batch, so that a batch of 500 records costs about as many round trips as one
 * record. Not thread-safe: it lives on one connection.
 */
public final class IntakeTransaction {
    /**
     * Advisory locks are kept in shared memory, room for some thousands in all. Parties are hashed into this many, so that many large
     * batches at once cannot exhaust it; two strangers in one slot only wait for each other.
     */
    private static final int PARTY_LOCKS = 1024;

    private final Handle handle;

    IntakeTransaction(Handle handle) {
        this.handle = handle;
    }

    /**
     * Waits until no other intake is at work on any of these parties, and holds them until the end of the transaction. Always taken in the
     * same order, so two batches cannot wait for each other in a circle.
     */
    public void lockParties(Collection<String> parties) {
        if (parties.isEmpty()) {
            return;
        }
        handle.createQuery(
                        """
                        SELECT count(*) FROM (
                            SELECT pg_advisory_xact_lock(1, slot) FROM (
                                SELECT DISTINCT abs(hashtext(current_setting('hub.tenant') || party) % :slots) AS slot
                                FROM unnest(:parties) AS party ORDER BY slot
                            ) AS slots
                        ) AS locks
                        """)
                .bind("slots", PARTY_LOCKS)
                .bindArray("parties", String.class, parties.toArray())
                .mapTo(Long.class)
                .one();
    }

    public Ledger ledger() {
        return new Ledger(handle);
    }

    public Parties parties() {
        return new Parties(handle);
    }

    public Threads threads() {
        return new Threads(handle);
    }

    public Records records() {
        return new Records(handle);
    }

    public Parts parts() {
        return new Parts(handle);
    }

    public Merges merges() {
        return new Merges(handle);
    }

    public Activity activity() {
        return new Activity(handle);
    }

    public RecordSigns signs() {
        return new RecordSigns(handle);
    }

    public Relations relations() {
        return new Relations(handle);
    }
}
