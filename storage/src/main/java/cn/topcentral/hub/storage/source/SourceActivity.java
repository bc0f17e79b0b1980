package cn.topcentral.hub.storage.source;

import cn.topcentral.hub.storage.communication.CommunicationType;
import java.time.Instant;
import java.util.Map;

/**
 * What a source delivered.
 *
 * @param type the type of most of it
 * @param records all there ever was
 * @param lastEvent the time of its newest communication
 * @param lastReceived when the hub last took something in from it
 * @param recentHours records by the hour in which they happened, over the last weeks
 */
public record SourceActivity(
        String system,
        CommunicationType type,
        long records,
        Instant lastEvent,
        Instant lastReceived,
        Map<Instant, Integer> recentHours) {
    public SourceActivity {
        recentHours = Map.copyOf(recentHours);
    }
}
