package cn.topcentral.hub.bot.robot;

import cn.topcentral.hub.bot.wecom.SendResult;
import cn.topcentral.hub.bot.wecom.SendResult.Accepted;
import cn.topcentral.hub.bot.wecom.SendResult.Blame;
import cn.topcentral.hub.bot.wecom.SendResult.Rejected;
import cn.topcentral.hub.bot.wecom.WeComErrors;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends over the connection and waits for the answer. Thread-safe; not to be called in turn, where the answer arrives. */
final class RobotSender {
    /** Above what a frame may wait for its turn and its answer; the connection gives up long before. */
    private static final int LONGEST_SECONDS = 60;

    static final SendResult ACCEPTED = new Accepted("", Optional.empty(), List.of());

    private final RobotConnection connection;

    RobotSender(RobotConnection connection) {
        this.connection = connection;
    }

    /** The subscription that is up. */
    Optional<String> session() {
        return connection.status().session();
    }

    /** Answers what had this id. */
    Ack reply(String command, String requestId, JsonNode body) {
        return waited(connection.call(command, requestId, body));
    }

    /** Something of our own accord. */
    Ack ask(String command, JsonNode body) {
        return waited(connection.call(command, body));
    }

    /** Says something in a chat where the robot was spoken to before. */
    SendResult push(Chat chat, ObjectNode body) {
        ObjectNode addressed = body.deepCopy();
        addressed.put("chatid", chat.id()).put("chat_type", chat.type());
        SendResult result = result(ask("aibot_send_msg", addressed));
        // Whether groups take pushed cards, the pages do not say; a plainer form is worth a try whatever the code is.
        return result instanceof Rejected refused
                        && body.path("msgtype").asText().equals("template_card")
                ? new Rejected(refused.code(), refused.message(), Blame.MESSAGE, refused.remedy())
                : result;
    }

    static SendResult result(Ack ack) {
        return ack.ok() ? ACCEPTED : WeComErrors.resultOf(ack.code(), ack.message());
    }

    private static Ack waited(CompletableFuture<Ack> answer) {
        try {
            return answer.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Ack.none("the hub stops");
        } catch (TimeoutException | ExecutionException e) {
            return Ack.none("no answer within " + LONGEST_SECONDS + " s");
        }
    }
}
