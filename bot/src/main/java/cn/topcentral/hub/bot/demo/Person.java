package cn.topcentral.hub.bot.demo;

import cn.topcentral.hub.connectors.aggregation.Party;
import cn.topcentral.hub.connectors.aggregation.Party.Role;
import cn.topcentral.hub.connectors.aggregation.Party.Side;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import java.util.Optional;

/**
 * Somebody who takes part in the demo's communications, on whichever side.
 *
 * @param name as address books have it
 * @param call how the other side addresses them, {@code 张经理}
 * @param phone in E.164
 * @param wecom a userid of ours, or the external_userid of a customer
 */
record Person(
        String name,
        String call,
        Side side,
        Optional<String> title,
        Optional<String> phone,
        Optional<String> email,
        Optional<String> wecom) {

    Party byPhone(Role role) {
        return party(role, ContactPointKind.PHONE, phone);
    }

    Party byEmail(Role role) {
        return party(role, ContactPointKind.EMAIL, email);
    }

    /** By what the source would know them: our people by their userid, others by what they left. */
    Party byAny(Role role) {
        if (side == Side.OURS) {
            return party(role, ContactPointKind.WECOM_USER, wecom);
        }
        return phone.isPresent() ? byPhone(role) : byEmail(role);
    }

    private Party party(Role role, ContactPointKind kind, Optional<String> value) {
        return new Party(role, kind, value, value.orElse(name), Optional.of(name), side);
    }

    /** The person's end of a chat. */
    String wecomId() {
        return wecom.orElseThrow(() -> new IllegalStateException(name + " has no WeCom id in the demo data"));
    }
}
