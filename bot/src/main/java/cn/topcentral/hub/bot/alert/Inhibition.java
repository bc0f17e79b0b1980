package cn.topcentral.hub.bot.alert;

import cn.topcentral.hub.agents.risk.RiskType;
import cn.topcentral.hub.storage.alert.Alert;
import cn.topcentral.hub.storage.alert.AlertLevel;
import cn.topcentral.hub.storage.alert.AlertState;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which smaller alert says nothing new beside a bigger one of the same customer. The bigger one counts while it stands and nobody called it none;
 * the smaller one only while it is of medium level or less.
 */
final class Inhibition {
    private static final String URGENT_COMPLAINT = "urgent_complaint";

    private static final Map<String, Set<String>> TABLE = Map.of(
            RiskType.CHURN_RISK.code(),
            Set.of(RiskType.RELATIONSHIP_DETERIORATION.code(), RiskType.ORDER_DECLINE.code()),
            RiskType.COMPLAINT_ESCALATION.code(),
            Set.of(RiskType.QUALITY_RISK.code(), RiskType.RELATIONSHIP_DETERIORATION.code()),
            URGENT_COMPLAINT,
            Set.of(RiskType.QUALITY_RISK.code(), RiskType.COMPLAINT_ESCALATION.code()));

    private Inhibition() {}

    /** Whether another alert of the group makes this one not worth a push of its own. */
    static boolean inhibited(Alert alert, List<Alert> group) {
        return !alert.subject().urgent()
                && alert.finding().level() != AlertLevel.HIGH
                && group.stream().anyMatch(other -> inhibits(other, alert));
    }

    private static boolean inhibits(Alert bigger, Alert smaller) {
        boolean stands = bigger.state() == AlertState.FIRING || bigger.state() == AlertState.ACKNOWLEDGED;
        String source = bigger.subject().urgent()
                ? bigger.finding().topic().equals(IntentCategory.COMPLAINT.code()) ? URGENT_COMPLAINT : ""
                : bigger.subject().type();
        return stands
                && bigger.finding().level() == AlertLevel.HIGH
                && TABLE.getOrDefault(source, Set.of())
                        .contains(smaller.subject().type());
    }
}
