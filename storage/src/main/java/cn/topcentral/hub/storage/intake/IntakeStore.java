package cn.topcentral.hub.storage.intake;

import cn.topcentral.hub.storage.customer.IdentityLock;
import cn.topcentral.hub.storage.database.Database;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/** Opens transactions for the aggregation engine. Thread-safe. */
public final class IntakeStore {
    private final Jdbi jdbi;

    public IntakeStore(Database database) {
        this.jdbi = database.jdbi();
    }

    /** Runs the work in one transaction: all of it is kept, or, when it throws, nothing. */
    public <T> T inTransaction(Function<IntakeTransaction, T> work) {
        return jdbi.inTransaction(handle -> {
            IdentityLock.share(handle); // first, see there
            return work.apply(new IntakeTransaction(handle));
        });
    }
}
