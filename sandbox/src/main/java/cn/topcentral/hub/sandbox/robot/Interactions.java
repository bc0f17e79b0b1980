package cn.topcentral.hub.sandbox.robot;

import cn.topcentral.hub.sandbox.api.ApiRefusal;
import cn.topcentral.hub.sandbox.chat.RandomText;
import cn.topcentral.hub.sandbox.robot.Interaction.Kind;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What happened so far, by req_id, with the time left to answer it. Thread-safe. */
final class Interactions {
    private static final Duration MESSAGE_LIFE = Duration.ofHours(24);
    private static final Duration EVENT_LIFE = Duration.ofSeconds(5);
    static final int UNUSABLE = 846605;

    private final Clock clock;
    private final Map<String, Interaction> known = new ConcurrentHashMap<>();

    Interactions(Clock clock) {
        this.clock = clock;
    }

    Interaction open(Kind kind, Place place, String userid, long card) {
        Interaction made = new Interaction(RandomText.token(32), kind, place, userid, card, clock.instant());
        known.put(made.reqId(), made);
        return made;
    }

    /** @throws ApiRefusal 846605 when the req_id is unknown, of another kind of callback, or too old */
    Interaction require(String reqId, Kind kind) {
        Interaction found = known.get(reqId);
        if (found == null) {
            throw new ApiRefusal(UNUSABLE, "invalid req_id: no callback had it");
        }
        if (found.kind() != kind) {
            throw new ApiRefusal(UNUSABLE, "invalid req_id: it belongs to " + found.kind() + ", not to " + kind);
        }
        Duration life = kind == Kind.MESSAGE ? MESSAGE_LIFE : EVENT_LIFE;
        if (clock.instant().isAfter(found.at().plus(life))) {
            throw new ApiRefusal(UNUSABLE, "invalid req_id: answers are taken for " + life);
        }
        return found;
    }
}
