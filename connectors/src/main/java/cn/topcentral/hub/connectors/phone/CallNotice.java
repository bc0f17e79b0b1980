package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.connectors.aggregation.Part;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What is said later of a call that is known by its id only: where its recording is, how content the customer was, what was said.
 *
 * @param time when this was said; the call itself knows better when it was
 * @param text what was said in the call, for a transcript
 */
record CallNotice(
        SourceKey call,
        Instant time,
        Part part,
        Optional<CallRecording> recording,
        String text,
        Map<String, String> attributes) {
    CallNotice {
        attributes = Map.copyOf(attributes);
    }

    /** A recording that is ready. */
    static CallNotice recording(SourceKey call, Instant time, CallRecording recording) {
        return recording(call, time, recording, Map.of());
    }

    static CallNotice recording(SourceKey call, Instant time, CallRecording recording, Map<String, String> attributes) {
        return new CallNotice(
                call,
                time,
                Part.facts("recording:" + recording.key(), Part.LATE),
                Optional.of(recording),
                "",
                attributes);
    }

    /** What the customer pressed when asked how content they were. */
    static CallNotice satisfaction(SourceKey call, Instant time, String answer) {
        return new CallNotice(
                call,
                time,
                Part.facts("satisfaction", Part.LATE),
                Optional.empty(),
                "",
                Map.of("satisfaction", answer));
    }

    /** What a machine wrote down of the talk, or of one piece of it. */
    static CallNotice transcript(SourceKey call, Instant time, String piece, String text) {
        return new CallNotice(call, time, Part.transcript("transcript:" + piece), Optional.empty(), text, Map.of());
    }
}
