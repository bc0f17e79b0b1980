package cn.topcentral.hub.agents.llm.endpoint;

import dev.langchain4j.exception.HttpException;
import java.time.Duration;
import java.util.Optional;

/** An answer with a status that is no success, with what its headers ask for; the library's own exception drops them. */
final class RefusedByStatus extends HttpException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Duration> retryAfter;

    RefusedByStatus(int status, String body, Optional<Duration> retryAfter) {
        super(status, body);
        this.retryAfter = retryAfter;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
