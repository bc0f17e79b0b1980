package cn.topcentral.hub.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers answers to identical requests, for senders that retry (enable_duplicate_check). Thread-safe. */
final class DuplicateCheck {
    private static final int DEFAULT_SECONDS = 1800;
    private static final int MAX_SECONDS = 14400;

    private final Clock clock;
    private final Map<String, Answered> answers = new HashMap<>();

    private record Answered(Instant at, ObjectNode answer) {}

    DuplicateCheck(Clock clock) {
        this.clock = clock;
    }

    /** The first answer to the same bytes within the interval, if the request asks for the check. */
    synchronized Optional<ObjectNode> earlier(ApiRequest request) {
        if (!request.flag("enable_duplicate_check")) {
            return Optional.empty();
        }
        int seconds = request.body().path("duplicate_check_interval").asInt(DEFAULT_SECONDS);
        if (seconds < 1 || seconds > MAX_SECONDS) {
            throw new ApiRefusal(40058, "duplicate_check_interval must be 1-14400 seconds, is " + seconds);
        }
        return Optional.ofNullable(answers.get(request.raw()))
                .filter(answered -> clock.instant().isBefore(answered.at().plus(Duration.ofSeconds(seconds))))
                .map(Answered::answer);
    }

    synchronized void remember(ApiRequest request, ObjectNode answer) {
        if (request.flag("enable_duplicate_check")) {
            answers.put(request.raw(), new Answered(clock.instant(), answer.deepCopy()));
        }
    }
}
