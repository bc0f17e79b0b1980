package cn.topcentral.hub.bot.robot;

import cn.topcentral.hub.storage.callback.CallbackEntry;
import cn.topcentral.hub.storage.callback.CallbackRepository;
import cn.topcentral.hub.storage.robot.RobotChats;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what came in into the ledger, once, and remembers where it came from. Thread-safe. */
final class RobotIntake {
    private static final Logger log = LoggerFactory.getLogger(RobotIntake.class);

    private final CallbackRepository ledger;
    private final RobotChats chats;
    private final RobotGroups groups;
    private final MeterRegistry meters;

    RobotIntake(CallbackRepository ledger, RobotChats chats, RobotGroups groups, MeterRegistry meters) {
        this.ledger = ledger;
        this.chats = chats;
        this.groups = groups;
        this.meters = meters;
    }

    /**
     * Stores a callback.
     *
     * @return whether it is new; what is not has been taken care of
     */
    boolean store(Stored callback, RobotMessage message, Instant arrived) {
        boolean fresh = ledger.add(
                new CallbackEntry(RobotDoor.NAME, message.dedupeKey(), message.userId(), callback.json(), arrived));
        count(fresh ? "stored" : "duplicate");
        if (fresh && !message.userId().isEmpty()) {
            spoke(message, arrived);
        }
        return fresh;
    }

    void count(String outcome) {
        meters.counter("hub.callbacks", "door", RobotDoor.NAME, "outcome", outcome)
                .increment();
    }

    private void spoke(RobotMessage message, Instant arrived) {
        message.group()
                .filter(chat -> !groups.knows(chat))
                .ifPresent(chat -> log.info(
                        "The robot was mentioned in a group that is not configured; to push there, set wecom.groups.NAME.robot_chat_id: {}",
                        chat));
        chats.spoke(message.group().isPresent(), message.group().orElse(message.userId()), arrived);
    }
}
