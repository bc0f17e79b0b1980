package cn.topcentral.hub.bot.web.hook;

import cn.topcentral.hub.storage.callback.CallbackEntry;
import cn.topcentral.hub.storage.callback.CallbackRepository;
import cn.topcentral.hub.storage.json.Json;
import java.time.Clock;
import java.util.Map;

/** Writes deliveries to the ledger of callbacks, each once. Thread-safe. */
public final class HookInbox {
    /** The door's name in the ledger: one for all hooks, so that one worker serves them all. */
    public static final String DOOR = "hook";

    private final CallbackRepository ledger;
    private final Runnable stored;
    private final Clock clock;

    /**
     * The inbox of one hub.
     *
     * @param stored called after a new delivery was written, to have it worked on at once
     */
    public HookInbox(CallbackRepository ledger, Runnable stored, Clock clock) {
        this.ledger = ledger;
        this.stored = stored;
        this.clock = clock;
    }

    /** A delivery as the ledger keeps it. */
    record Entry(String source, Map<String, String> query, String text) {}

    /**
     * Writes a delivery down; when this returns it survives anything.
     *
     * @param deliveryKey the same when the delivery is repeated
     * @return whether it is new
     */
    public boolean store(String source, String deliveryKey, Map<String, String> query, String text) {
        // The key is the sender of the ledger too: deliveries need no order among themselves, since the parts of a
        // communication fold to the same record in any, and one that waits for its retry must not hold back the rest.
        String key = source + ":" + deliveryKey;
        boolean fresh = ledger.add(
                new CallbackEntry(DOOR, key, key, Json.write(new Entry(source, query, text)), clock.instant()));
        if (fresh) {
            stored.run();
        }
        return fresh;
    }
}
