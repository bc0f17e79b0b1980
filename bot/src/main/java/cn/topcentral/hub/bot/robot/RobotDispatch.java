package cn.topcentral.hub.bot.robot;

import cn.topcentral.hub.bot.command.CommandContext;
import cn.topcentral.hub.bot.command.CommandDispatcher;
import cn.topcentral.hub.bot.command.CommandRefused;
import cn.topcentral.hub.bot.command.Incoming;
import cn.topcentral.hub.bot.robot.RobotMessage.Piece;
import cn.topcentral.hub.storage.callback.ClaimedCallback;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands what came in to the commands, whichever way it came. Thread-safe. */
final class RobotDispatch {
    static final String APOLOGY = "抱歉，您的这条请求没有处理成功。请稍后再试；如果仍然不行，请把编号 %s 告诉管理员。";
    static final String WELCOME = "您好，我是沟通助手。\n直接发客户名称，就能看沟通时间轴；在群里 @我 也一样。\n发送 /帮助 查看全部命令。";

    private static final Logger log = LoggerFactory.getLogger(RobotDispatch.class);

    private final CommandDispatcher dispatcher;
    private final Mentions mentions;
    private final Optional<String> mediaKey;
    private final MediaHosts hosts;
    private final HttpClient http;
    private final MeterRegistry meters;

    /** @param mediaKey decrypts files that come without a key */
    RobotDispatch(
            CommandDispatcher dispatcher,
            Mentions mentions,
            Optional<String> mediaKey,
            MediaHosts hosts,
            HttpClient http,
            MeterRegistry meters) {
        this.dispatcher = dispatcher;
        this.mentions = mentions;
        this.mediaKey = mediaKey;
        this.hosts = hosts;
        this.http = http;
        this.meters = meters;
    }

    /** Answers a message, part by part. */
    void answer(RobotMessage message, ClaimedCallback callback, Function<String, ? extends CommandContext> contexts) {
        if (message.content() instanceof RobotMessage.Feedback feedback) {
            meters.counter("hub.robot.feedback", "type", Integer.toString(feedback.type()))
                    .increment();
            return;
        }
        List<Incoming> parts = incoming(message, callback);
        if (parts.isEmpty()) {
            log.info("Callback left alone id={} content={}", callback.id(), kind(message.content()));
        }
        for (int i = 0; i < parts.size(); i++) {
            CommandContext context = contexts.apply(i == 0 ? "" : "-" + i);
            try {
                dispatcher.received(message.userId(), parts.get(i), context);
            } catch (CommandRefused unreachable) {
                // Nobody may read the answer here, and there is no way to the person alone.
                context.respond(unreachable.sentence());
            }
        }
    }

    private static String kind(RobotMessage.Content content) {
        return content instanceof RobotMessage.Unknown unknown
                ? unknown.type()
                : content.getClass().getSimpleName();
    }

    private List<Incoming> incoming(RobotMessage message, ClaimedCallback callback) {
        if (message.content() instanceof RobotMessage.Said said) {
            List<Incoming> parts = new ArrayList<>();
            for (Piece piece : said.pieces()) {
                String reference =
                        "robot-" + callback.id() + "-" + callback.receivedAt().toEpochMilli() + "-" + parts.size();
                parts.add(incoming(piece, message.group().isPresent(), reference));
            }
            return parts;
        } else if (message.content() instanceof RobotMessage.Tapped tapped) {
            return List.of(new Incoming.Tap(tapped.key(), tapped.selected()));
        } else if (message.content() instanceof RobotMessage.Entered) {
            return List.of(new Incoming.Entered());
        }
        return List.of();
    }

    private Incoming incoming(Piece piece, boolean inGroup, String reference) {
        if (piece instanceof RobotMessage.Words words) {
            String text = inGroup ? mentions.without(words.text()) : words.text();
            return words.voice() ? new Incoming.Voice(Optional.empty(), Optional.of(text)) : new Incoming.Text(text);
        } else if (piece instanceof RobotMessage.File file) {
            RobotMedia media = new RobotMedia(reference, file, mediaKey, hosts, http);
            return switch (file.kind()) {
                case "image" -> new Incoming.Photo(media);
                case "video" -> new Incoming.Video(media);
                default -> new Incoming.Document(media);
            };
        }
        throw new IllegalStateException("Piece of an unknown kind: " + piece.getClass());
    }
}
