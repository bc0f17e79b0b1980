package cn.topcentral.hub.bot.robot;

import cn.topcentral.hub.bot.command.AnswerUndelivered;
import cn.topcentral.hub.bot.gateway.Address;
import cn.topcentral.hub.bot.gateway.Delivery;
import cn.topcentral.hub.bot.gateway.Form;
import cn.topcentral.hub.bot.gateway.Gateway;
import cn.topcentral.hub.bot.gateway.MaskedPhones;
import cn.topcentral.hub.bot.gateway.Message;
import cn.topcentral.hub.bot.wecom.DeliveryKey;
import cn.topcentral.hub.storage.json.Json;
import cn.topcentral.hub.storage.robot.RobotReplies;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An answer in callback mode that nobody fetches any more: to the address WeCom gave with the question (page 101138), which works once within an
 * hour, else through the app to the person. Used by one thread.
 */
final class LateAnswer {
    private static final Duration URL_LIVES = Duration.ofMinutes(59);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Logger log = LoggerFactory.getLogger(LateAnswer.class);

    private final String replyId;
    private final RobotMessage message;
    private final Instant askedAt;
    private final RobotReplies replies;
    private final MediaHosts hosts;
    private final HttpClient http;
    private final Optional<Gateway> app;
    private final Delivery delivery;
    private final Clock clock;

    LateAnswer(
            String replyId,
            RobotMessage message,
            Instant askedAt,
            RobotReplies replies,
            MediaHosts hosts,
            HttpClient http,
            Optional<Gateway> app,
            Delivery delivery,
            Clock clock) {
        this.replyId = replyId;
        this.message = message;
        this.askedAt = askedAt;
        this.replies = replies;
        this.hosts = hosts;
        this.http = http;
        this.app = app;
        this.delivery = delivery;
        this.clock = clock;
    }

    /**
     * Sends it by the best way that is left.
     *
     * @throws AnswerUndelivered when none is
     */
    void send(Message answer, DeliveryKey key) {
        if (postedBack(answer)) {
            return;
        }
        Gateway door = app.orElseThrow(
                () -> AnswerUndelivered.permanent(
                        "Callback mode has no way to answer later than six minutes after the question, and no app is configured"));
        Address member = new Address.Member(message.userId());
        Delivered.orThrow(delivery.send(door, member, answer, key).result());
    }

    private boolean postedBack(Message answer) {
        Optional<URI> address = message.responseUrl().flatMap(hosts::allowed);
        if (address.isEmpty() || clock.instant().isAfter(askedAt.plus(URL_LIVES)) || !replies.useResponseUrl(replyId)) {
            return false;
        }
        boolean group = message.group().isPresent();
        Message shown = group ? MaskedPhones.in(answer) : answer;
        // Cards go to single chats only.
        Form form = !group && shown.card().isPresent() ? Form.CARD : Form.TEXT;
        List<ObjectNode> bodies = RobotBodies.of(shown, form);
        return post(address.get(), bodies.get(0));
    }

    private boolean post(URI address, ObjectNode body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(TIMEOUT)
                    .header("Content-Type", "application/json; charset=utf-8")
                    .POST(BodyPublishers.ofString(body.toString()))
                    .build();
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            int code = Json.MAPPER.readTree(answer.body()).path("errcode").asInt(-1);
            if (answer.statusCode() != 200 || code != 0) {
                log.info("response_url refused status={} code={}", answer.statusCode(), code);
            }
            return answer.statusCode() == 200 && code == 0;
        } catch (JsonProcessingException e) {
            return false;
        } catch (IOException e) {
            log.info("response_url gave no answer: {}", e.getClass().getSimpleName());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
