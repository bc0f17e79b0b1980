package cn.topcentral.hub.connectors.phone;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One call, whoever recorded it.
 *
 * @param system the source system
 * @param id the source's id of the call, or one made of its facts
 * @param ends who talked, and who started it
 * @param agent who of us talked, when the source names a person
 * @param talk the time talked, ringing not counted; absent when the source does not tell
 * @param answered absent when the source does not tell
 * @param attributes further facts by a stable snake_case name
 */
record CallRecord(
        String system,
        String id,
        CallEnds ends,
        Optional<Agent> agent,
        Instant start,
        Optional<Duration> talk,
        Optional<Boolean> answered,
        Optional<String> recording,
        Optional<String> note,
        Map<String, String> attributes) {
    CallRecord {
        attributes = Map.copyOf(attributes);
    }

    /**
     * One of us on the phone; at least one of the three is there.
     *
     * @param id the number or name the source knows them by
     * @param number their own phone or extension
     */
    record Agent(Optional<String> id, Optional<String> name, Optional<String> number) {
        static Optional<Agent> of(Optional<String> id, Optional<String> name, Optional<String> number) {
            return id.isEmpty() && name.isEmpty() && number.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Agent(id, name, number));
        }
    }
}
