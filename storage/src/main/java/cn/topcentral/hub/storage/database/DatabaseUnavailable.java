package cn.topcentral.hub.storage.database;

import org.jspecify.annotations.Nullable;

/** The database cannot be opened; the message says which one and why, for the person who starts the hub. */
public final class DatabaseUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
