package cn.topcentral.hub.bot.robot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** WeCom's side of the long connection, in memory: takes subscriptions, answers pings and frames, and can be made to behave badly. */
final class MemoryWire implements RobotWire {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Every frame the hub sent, over all sockets. */
    final List<JsonNode> sent = new ArrayList<>();

    /** Set to change what a frame is answered with: an errcode, or nothing at all. */
    Function<JsonNode, Optional<Integer>> answers = frame -> Optional.of(0);

    boolean reachable = true;
    int opened;
    int aborted;
    private @Nullable Events events;
    private final Set<String> open = new HashSet<>();

    @Override
    public void open(Events to) {
        opened++;
        if (!reachable) {
            to.closed("cannot connect: refused");
            return;
        }
        events = to;
        to.opened(new Socket() {
            @Override
            public void send(String text) {
                take(to, parsed(text));
            }

            @Override
            public void abort() {
                aborted++;
            }
        });
    }

    private void take(Events to, JsonNode frame) {
        sent.add(frame);
        String id = frame.path("headers").path("req_id").asText();
        if (!open.add(id)) {
            throw new AssertionError("A frame before the one before it with the same req_id was answered: " + id);
        }
        answers.apply(frame).ifPresent(code -> {
            open.remove(id);
            to.received("{\"headers\":{\"req_id\":\"" + id + "\"},\"errcode\":" + code
                    + ",\"errmsg\":\"\",\"body\":{\"upload_id\":\"U1\",\"media_id\":\"MEDIA1\"}}");
        });
    }

    /** The answer that was held back. */
    void answerNow(String requestId) {
        open.remove(requestId);
        say("{\"headers\":{\"req_id\":\"" + requestId + "\"},\"errcode\":0,\"errmsg\":\"ok\"}");
    }

    /** Nothing was ever heard of a frame with this id; the next may come. */
    void answerLost(String requestId) {
        open.remove(requestId);
    }

    void say(String text) {
        events().received(text);
    }

    void cut() {
        open.clear();
        events().closed("cut");
    }

    List<JsonNode> sent(String command) {
        return sent.stream()
                .filter(frame -> frame.path("cmd").asText().equals(command))
                .toList();
    }

    JsonNode last(String command) {
        List<JsonNode> frames = sent(command);
        return frames.get(frames.size() - 1);
    }

    private Events events() {
        if (events == null) {
            throw new AssertionError("Nobody ever connected");
        }
        return events;
    }

    static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("The hub sent no JSON: " + text, e);
        }
    }
}
