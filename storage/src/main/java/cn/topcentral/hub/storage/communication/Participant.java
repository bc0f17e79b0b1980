package cn.topcentral.hub.storage.communication;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * Someone who took part, as stored in the column {@code participants}.
 *
 * @param role {@code initiator}, {@code recipient}, {@code copied} or {@code participant}
 * @param kind a {@code ContactPointKind} code
 * @param value the normalised contact point
 * @param raw what the source said, where it differs from the value
 * @param name a name to show
 * @param side {@code ours}, {@code customer} or {@code unknown}
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Participant(
        String role, String kind, Optional<String> value, Optional<String> raw, Optional<String> name, String side) {

    /** The best there is to call them by. */
    public String displayName() {
        return name.or(() -> value).or(() -> raw).orElse("");
    }
}
