package cn.topcentral.hub.storage.correction;

import java.time.Instant;
import java.util.Optional;

/**
 * What a person said of a label.
 *
 * @param agentSaid the label of the analysis at that time; absent where there was none
 * @param right a code of the field, or free text for {@link JudgedField#OTHER}
 * @param by userid
 */
public record Correction(JudgedField field, Optional<String> agentSaid, String right, String by, Instant at) {

    /** Whether the person agrees with the analysis. */
    public boolean confirms() {
        return agentSaid.filter(right::equals).isPresent();
    }
}
