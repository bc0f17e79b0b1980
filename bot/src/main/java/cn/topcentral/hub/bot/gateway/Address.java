package cn.topcentral.hub.bot.gateway;

import java.util.Locale;
import java.util.Optional;

/** Who is to get a message. */
public sealed interface Address {

    /** As it stands in the outbox. */
    String audience();

    /** One of us, alone. */
    record Member(String userid) implements Address {
        public Member {
            userid = userid.toLowerCase(Locale.ROOT);
        }

        @Override
        public String audience() {
            return "member:" + userid;
        }
    }

    /**
     * A chat group.
     *
     * @param name as in the configuration ({@code wecom.groups.NAME})
     */
    record Group(String name) implements Address {
        @Override
        public String audience() {
            return "group:" + name;
        }
    }

    /** Reads what {@link #audience} wrote; empty for what is no address of people, e.g. an event. */
    static Optional<Address> parse(String audience) {
        if (audience.startsWith("member:")) {
            return Optional.of(new Member(audience.substring("member:".length())));
        }
        return audience.startsWith("group:")
                ? Optional.of(new Group(audience.substring("group:".length())))
                : Optional.empty();
    }
}
