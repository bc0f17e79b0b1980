package cn.topcentral.hub.connectors.video;

import cn.topcentral.hub.connectors.meeting.ReportJson;
import cn.topcentral.hub.connectors.pull.SourceUnavailable;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** An OAuth 2.0 token (RFC 6749 section 5.1), kept until shortly before it expires. Safe to share: guarded by itself. */
final class AccessToken {
    private static final long SPARE_SECONDS = 120;

    private final VendorApi api;
    private final Clock clock;
    private final Supplier<HttpRequest.Builder> question;
    private Optional<String> token = Optional.empty();
    private Instant expires = Instant.EPOCH;

    /** @param question makes a fresh request for a token */
    AccessToken(VendorApi api, Clock clock, Supplier<HttpRequest.Builder> question) {
        this.api = api;
        this.clock = clock;
        this.question = question;
    }

    /** A token that is valid now. */
    synchronized String get() {
        if (token.isPresent() && clock.instant().isBefore(expires)) {
            return token.get();
        }
        JsonNode answer;
        try {
            answer = api.json(question.get());
        } catch (VendorRefused refused) {
            throw new SourceUnavailable(refused.getMessage() + "; compare the client id and secret", refused);
        }
        String fresh = ReportJson.text(answer, "access_token")
                .orElseThrow(() -> new SourceUnavailable("The token endpoint gave no access_token"));
        token = Optional.of(fresh);
        expires = clock.instant()
                .plusSeconds(Math.max(0, answer.path("expires_in").asLong(3600) - SPARE_SECONDS));
        return fresh;
    }
}
