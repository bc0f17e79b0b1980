package cn.topcentral.hub.agents.local.advice;

import cn.topcentral.hub.agents.local.words.Proof;
import cn.topcentral.hub.storage.communication.CommunicationType;
import java.util.Optional;

/**
 * How a way of reaching the customer worked in a year.
 *
 * @param tries our approaches there: messages until they answer count as one, calls each
 * @param answered how many they answered within three days, or picked up
 * @param medianHours how long that took; 0 for calls
 * @param begun how often they began there themselves
 * @param proof their latest words there
 */
record Reach(Way way, int tries, int answered, double medianHours, int begun, Optional<Proof> proof) {

    /** The ways, in the order in which they are preferred when nothing else tells. */
    enum Way {
        WECHAT("企业微信"),
        PHONE("电话"),
        EMAIL("邮件"),
        WEBSITE("官网");

        private final String label;

        Way(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        boolean holds(CommunicationType type) {
            return switch (type) {
                case WECHAT -> this == WECHAT;
                case PHONE, MOBILE -> this == PHONE;
                case EMAIL -> this == EMAIL;
                case FORM, WEBCHAT -> this == WEBSITE;
                // Meeting is not a way to reach somebody, but what is reached.
                case MEETING, VISIT, VIDEO -> false;
            };
        }
    }

    /** The share of tries they answered, with one answer and one silence added, so that one lucky try is not certainty (Laplace). */
    double rate() {
        return (answered + 1.0) / (tries + 2.0);
    }
}
