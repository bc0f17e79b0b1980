package cn.topcentral.hub.storage.database;

import java.sql.SQLException;
import java.util.Optional;

/** Tells failures of the database apart, by the SQL state (PostgreSQL manual, appendix A). */
public final class StorageFailure {
    private StorageFailure() {}

    /** Whether the data themselves are refused (class 22 data exception, 23 constraint, 54 limit), so that trying again is useless. */
    public static boolean refusesData(Throwable failure) {
        return sqlState(failure)
                .filter(state -> state.startsWith("22") || state.startsWith("23") || state.startsWith("54"))
                .isPresent();
    }

    /** Whether another transaction was in the way (class 40), so that the same work will succeed when it is tried again. */
    public static boolean conflicts(Throwable failure) {
        return sqlState(failure).filter(state -> state.startsWith("40")).isPresent();
    }

    private static Optional<String> sqlState(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return Optional.of(sql.getSQLState());
            }
        }
        return Optional.empty();
    }
}
