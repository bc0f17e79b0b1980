package cn.topcentral.hub.sandbox.api;

import cn.topcentral.hub.sandbox.chat.RandomText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Log-in codes and user tickets. Thread-safe. */
final class OAuthCodes {
    private static final Duration CODE_LIFE = Duration.ofMinutes(5);
    private static final Duration TICKET_LIFE = Duration.ofMinutes(30);

    private final Clock clock;
    private final Map<String, Grant> codes = new HashMap<>();
    private final Map<String, Grant> tickets = new HashMap<>();

    /**
     * Who logged in.
     *
     * @param user userid, or {@link OAuthApi#OUTSIDER}
     * @param ticketed whether the log-in asked for private details, so that a user ticket comes with it
     */
    record Grant(String user, boolean ticketed, Instant expiry) {}

    OAuthCodes(Clock clock) {
        this.clock = clock;
    }

    synchronized String code(String user, boolean ticketed) {
        String code = RandomText.token(43);
        codes.put(code, new Grant(user, ticketed, clock.instant().plus(CODE_LIFE)));
        return code;
    }

    /** A code is good once. */
    synchronized Optional<Grant> redeem(String code) {
        return live(codes.remove(code));
    }

    synchronized String ticket(String user) {
        String ticket = RandomText.token(64);
        tickets.put(ticket, new Grant(user, true, clock.instant().plus(TICKET_LIFE)));
        return ticket;
    }

    synchronized Optional<Grant> byTicket(String ticket) {
        return live(tickets.get(ticket));
    }

    private Optional<Grant> live(@org.jspecify.annotations.Nullable Grant grant) {
        return Optional.ofNullable(grant).filter(found -> clock.instant().isBefore(found.expiry()));
    }
}
