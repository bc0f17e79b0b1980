package cn.topcentral.hub.storage.customer;

import org.jdbi.v3.core.Handle;

/**
 * Keeps those who change who is who apart from those who rely on it. An intake reads whose a contact point is and then stores records by it; a
 * claim that changed the point in between would miss those records, which its own transaction cannot see yet. So every intake holds this lock
 * shared until it commits (intakes do not disturb each other), and every claim, merge and split holds it alone. They are rare and short; an
 * intake waits for one no longer than for its own commit. It is always taken first in a transaction, so it cannot be part of a deadlock.
 */
public final class IdentityLock {
    private IdentityLock() {}

    /** For those who rely on it; until the end of the transaction. */
    public static void share(Handle handle) {
        handle.execute("SELECT pg_advisory_xact_lock_shared(2, hashtext(current_setting('hub.tenant')))");
    }

    /** For those who change it; until the end of the transaction. */
    public static void hold(Handle handle) {
        handle.execute("SELECT pg_advisory_xact_lock(2, hashtext(current_setting('hub.tenant')))");
    }
}
