package cn.topcentral.hub.bot.alert;

import cn.topcentral.hub.storage.alert.Alert;
import java.util.List;

/**
 * What is to happen with a group of alerts now.
 *
 * @param quietly alerts whose state changes without anybody being told: silenced, no longer silenced, closed by age
 * @param pushes the cards to be sent, with the alerts as they are once that is done
 */
record AlertDecision(List<Alert> quietly, List<Push> pushes) {
    AlertDecision {
        quietly = List.copyOf(quietly);
        pushes = List.copyOf(pushes);
    }

    boolean nothing() {
        return quietly.isEmpty() && pushes.isEmpty();
    }

    /** Why a card is sent. */
    enum Reason {
        FIRST,
        NEW_IN_GROUP,
        REPEAT,
        /** It was shown to people at night and is now shown in the group. */
        MORNING,
        ESCALATION
    }

    /**
     * A card.
     *
     * @param alerts those it shows, as they are after it was sent; at least one
     * @param people whether it goes to those responsible, or, escalating, to those above
     * @param group whether it goes to the chat group
     */
    record Push(Reason reason, List<Alert> alerts, boolean people, boolean group) {
        Push {
            alerts = List.copyOf(alerts);
        }
    }
}
