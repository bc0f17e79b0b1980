package cn.topcentral.hub.connectors.importing;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Carries the first failure from the storing thread to the reading one. */
final class StoringFailure {
    private final AtomicReference<@Nullable RuntimeException> first = new AtomicReference<>();

    void set(RuntimeException failure) {
        first.compareAndSet(null, failure);
    }

    boolean absent() {
        return first.get() == null;
    }

    void rethrow() {
        RuntimeException failure = first.get();
        if (failure != null) {
            throw failure;
        }
    }
}
