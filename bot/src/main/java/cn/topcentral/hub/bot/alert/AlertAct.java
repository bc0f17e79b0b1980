package cn.topcentral.hub.bot.alert;

import cn.topcentral.hub.storage.employee.Employee;
import java.time.Duration;
import java.util.Optional;

/** What somebody wants done about alerts. */
sealed interface AlertAct {
    /** As it stands in the audit log. */
    String code();

    /**
     * They take it up, or did something about it.
     *
     * @param result what, in their words
     */
    record Acknowledge(Optional<String> result) implements AlertAct {
        @Override
        public String code() {
            return "alert.acknowledge";
        }
    }

    /** It is none. */
    record Dismiss(Optional<String> reason) implements AlertAct {
        @Override
        public String code() {
            return "alert.dismiss";
        }
    }

    /** They do not want to hear of this kind for a while. */
    record Mute(Duration time) implements AlertAct {
        @Override
        public String code() {
            return "alert.silence";
        }
    }

    /** Somebody else is to see to it. */
    record Assign(Employee to, Optional<String> note) implements AlertAct {
        @Override
        public String code() {
            return "alert.assign";
        }
    }
}
