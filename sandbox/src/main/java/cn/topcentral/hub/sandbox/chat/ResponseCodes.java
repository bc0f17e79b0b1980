package cn.topcentral.hub.sandbox.chat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The tickets with which a sent card may be changed, each once. Thread-safe. One page of the documentation says 72 hours,
 * another 24: the sandbox holds to the stricter.
 */
public final class ResponseCodes {
    private static final Duration LIFE = Duration.ofHours(24);

    private final Clock clock;
    private final Map<String, Ticket> tickets = new HashMap<>();

    private record Ticket(String msgid, Instant issued) {}

    public ResponseCodes(Clock clock) {
        this.clock = clock;
    }

    public synchronized String issue(String msgid) {
        String code = RandomText.token(48);
        tickets.put(code, new Ticket(msgid, clock.instant()));
        return code;
    }

    /** The message that a code still good belongs to; the code stays good. */
    public synchronized Optional<String> peek(String code) {
        return Optional.ofNullable(tickets.get(code))
                .filter(ticket -> clock.instant().isBefore(ticket.issued().plus(LIFE)))
                .map(Ticket::msgid);
    }

    /** Uses a code up. */
    public synchronized boolean take(String code) {
        boolean good = peek(code).isPresent();
        tickets.remove(code);
        return good;
    }
}
