package cn.topcentral.hub.bot.robot;

import cn.topcentral.hub.bot.command.CommandContext;
import cn.topcentral.hub.bot.command.Place;
import cn.topcentral.hub.bot.gateway.Address;
import cn.topcentral.hub.bot.gateway.Delivery;
import cn.topcentral.hub.bot.gateway.Gateway;
import cn.topcentral.hub.bot.web.callback.CallbackHandler;
import cn.topcentral.hub.storage.callback.ClaimedCallback;
import cn.topcentral.hub.storage.robot.RobotReplies;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/** Answers in callback mode what is in the ledger, on any hub. Thread-safe. */
final class PassiveAnswers implements CallbackHandler {
    private final RobotDispatch dispatch;
    private final RobotReplies replies;
    private final RobotGroups groups;
    private final MediaHosts hosts;
    private final HttpClient http;
    private final Optional<Gateway> app;
    private final Delivery delivery;
    private final Clock clock;

    PassiveAnswers(
            RobotDispatch dispatch,
            RobotReplies replies,
            RobotGroups groups,
            MediaHosts hosts,
            HttpClient http,
            Optional<Gateway> app,
            Delivery delivery,
            Clock clock) {
        this.dispatch = dispatch;
        this.replies = replies;
        this.groups = groups;
        this.hosts = hosts;
        this.http = http;
        this.app = app;
        this.delivery = delivery;
        this.clock = clock;
    }

    /** The reply's name, the same wherever it is worked out. */
    static String replyId(RobotMessage message) {
        return RobotMessage.sha256(message.dedupeKey()).substring(0, 32);
    }

    @Override
    public void handle(ClaimedCallback callback) {
        RobotMessage message = message(callback);
        PassiveReply reply = reply(message, callback, "");
        dispatch.answer(message, callback, part -> context(message, callback, reply, part));
        if (!(message.content() instanceof RobotMessage.Feedback)) {
            reply.finish();
        }
    }

    @Override
    public void apologise(ClaimedCallback callback, String reference) {
        RobotMessage message = message(callback);
        PassiveReply reply = reply(message, callback, "-apology");
        reply.add(RobotDispatch.APOLOGY.formatted(reference));
        reply.finish();
    }

    private static RobotMessage message(ClaimedCallback callback) {
        return RobotMessage.parse(Stored.read(callback.payload()).body());
    }

    private PassiveReply reply(RobotMessage message, ClaimedCallback callback, String purpose) {
        String id = replyId(message);
        LateAnswer late =
                new LateAnswer(id, message, callback.receivedAt(), replies, hosts, http, app, delivery, clock);
        // Only what was said has a stream; all else can be answered later only.
        boolean said = message.content() instanceof RobotMessage.Said;
        return new PassiveReply(
                id, !said, message.group().isPresent(), replies, late, reference(callback) + purpose, clock);
    }

    private CommandContext context(RobotMessage message, ClaimedCallback callback, PassiveReply reply, String part) {
        Place place = message.group()
                .<Place>map(group -> new Place.Group(group, groups.fullCards(group)))
                .orElse(Place.PRIVATE);
        Function<String, CommandContext> alone = reference ->
                new AloneContext(app.stream().toList(), delivery, new Address.Member(message.userId()), reference);
        return new PassiveContext(
                reply, message.content() instanceof RobotMessage.Tapped, place, alone, reference(callback) + part);
    }

    private static String reference(ClaimedCallback callback) {
        return "robot-" + callback.id() + "@" + callback.receivedAt().toEpochMilli();
    }
}
