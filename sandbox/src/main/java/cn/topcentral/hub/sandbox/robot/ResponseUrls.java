package cn.topcentral.hub.sandbox.robot;

import cn.topcentral.hub.sandbox.api.ApiRefusal;
import cn.topcentral.hub.sandbox.chat.RandomText;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Addresses for one late answer each (page 101138): unencrypted, an hour, once. Thread-safe. */
final class ResponseUrls {
    private static final Logger log = LoggerFactory.getLogger(ResponseUrls.class);
    private static final String PATH = "/cgi-bin/aibot/response";
    private static final Duration LIFE = Duration.ofHours(1);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final RobotAnswers answers;
    private final Clock clock;
    private final Map<String, Ticket> tickets = new ConcurrentHashMap<>();

    private record Ticket(Interaction interaction, boolean used) {}

    ResponseUrls(RobotAnswers answers, Clock clock) {
        this.answers = answers;
        this.clock = clock;
    }

    void routes(RoutesConfig routes) {
        routes.post(PATH, this::answer);
    }

    /** Gives path and query. */
    String issue(Interaction interaction) {
        String code = RandomText.token(48);
        tickets.put(code, new Ticket(interaction, false));
        return PATH + "?response_code=" + code;
    }

    private void answer(Context ctx) {
        String code = ctx.queryParamAsClass("response_code", String.class).getOrDefault("");
        Ticket ticket = tickets.get(code);
        if (ticket == null || clock.instant().isAfter(ticket.interaction().at().plus(LIFE))) {
            throw new ApiRefusal(60140, "response_code invalid or expired");
        }
        if (ticket.used()) {
            // As reported from the field: success is said, nothing is shown.
            log.warn(
                    "Response address used twice req_id={}",
                    ticket.interaction().reqId());
        } else {
            answers.late(ticket.interaction(), body(ctx));
            tickets.put(code, new Ticket(ticket.interaction(), true));
        }
        ctx.contentType("application/json; charset=UTF-8")
                .result(JsonNodeFactory.instance
                        .objectNode()
                        .put("errcode", 0)
                        .put("errmsg", "ok")
                        .toString());
    }

    private static ObjectNode body(Context ctx) {
        @Nullable ObjectNode body = null;
        try {
            body = MAPPER.readTree(new String(ctx.bodyAsBytes(), StandardCharsets.UTF_8)) instanceof ObjectNode object
                    ? object
                    : null;
        } catch (JsonProcessingException e) {
            throw new ApiRefusal(40058, "request body is not valid JSON: " + e.getOriginalMessage());
        }
        if (body == null) {
            throw new ApiRefusal(40058, "request body must be a JSON object");
        }
        return body;
    }
}
