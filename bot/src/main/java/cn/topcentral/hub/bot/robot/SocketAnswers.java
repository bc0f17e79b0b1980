package cn.topcentral.hub.bot.robot;

import cn.topcentral.hub.bot.command.CommandContext;
import cn.topcentral.hub.bot.command.Place;
import cn.topcentral.hub.bot.gateway.Address;
import cn.topcentral.hub.bot.gateway.Delivery;
import cn.topcentral.hub.bot.gateway.Gateway;
import cn.topcentral.hub.bot.robot.SocketContext.TappedCard;
import cn.topcentral.hub.bot.web.callback.CallbackHandler;
import cn.topcentral.hub.storage.callback.ClaimedCallback;
import cn.topcentral.hub.templates.card.Card;
import cn.topcentral.hub.templates.card.CardJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Answers over the long connection what is in the ledger, whichever hub wrote it there. Thread-safe. */
final class SocketAnswers implements CallbackHandler {
    /** WeCom takes five seconds from the tap; what is on its way needs some of them. */
    private static final Duration CHANGE_WITHIN = Duration.ofMillis(4500);

    private final RobotDispatch dispatch;
    private final RobotSender sender;
    private final RobotConnection connection;
    private final RobotGroups groups;
    private final List<Gateway> doorsToOnePerson;
    private final Delivery delivery;
    private final Turns turns;

    SocketAnswers(
            RobotDispatch dispatch,
            RobotSender sender,
            RobotConnection connection,
            RobotGroups groups,
            List<Gateway> doorsToOnePerson,
            Delivery delivery,
            Turns turns) {
        this.dispatch = dispatch;
        this.sender = sender;
        this.connection = connection;
        this.groups = groups;
        this.doorsToOnePerson = List.copyOf(doorsToOnePerson);
        this.delivery = delivery;
        this.turns = turns;
    }

    @Override
    public void handle(ClaimedCallback callback) {
        Stored stored = Stored.read(callback.payload());
        RobotMessage message = RobotMessage.parse(stored.body());
        // What came over a connection that is gone, or to another hub, is answered by pushing.
        Optional<String> requestId =
                sender.session().filter(stored.session()::equals).map(session -> stored.requestId());
        boolean replies = message.content() instanceof RobotMessage.Said;
        RobotChat chat = new RobotChat(sender, chat(message), requestId.filter(id -> replies));
        RobotStream stream = new RobotStream(
                sender,
                connection,
                requestId.filter(id -> replies),
                "s" + callback.id() + "-" + callback.attempts() + "-"
                        + callback.receivedAt().toEpochMilli(),
                turns);
        Optional<TappedCard> tapped = message.content() instanceof RobotMessage.Tapped tap
                ? requestId.map(id -> new Tap(id, tap.taskId(), callback.receivedAt()))
                : Optional.empty();
        try {
            dispatch.answer(message, callback, part -> context(message, callback, chat, stream, tapped, part));
        } finally {
            stream.finishAsIs();
        }
    }

    @Override
    public void apologise(ClaimedCallback callback, String reference) {
        RobotMessage message =
                RobotMessage.parse(Stored.read(callback.payload()).body());
        RobotChat chat = new RobotChat(sender, chat(message), Optional.empty());
        RobotStream none = new RobotStream(sender, connection, Optional.empty(), "none", turns);
        context(message, callback, chat, none, Optional.empty(), "-apology")
                .say(RobotDispatch.APOLOGY.formatted(reference));
    }

    /** The card that was tapped, while WeCom still lets it be changed. */
    private final class Tap implements TappedCard {
        private final String requestId;
        private final String taskId;
        private final Instant at;
        private boolean used;

        Tap(String requestId, String taskId, Instant at) {
            this.requestId = requestId;
            this.taskId = taskId;
            this.at = at;
        }

        @Override
        public boolean change(Card card) {
            if (used || turns.now().isAfter(at.plus(CHANGE_WITHIN))) {
                return false;
            }
            used = true;
            return sender.reply("aibot_respond_update_msg", requestId, RobotBodies.update(CardJson.node(card), taskId))
                    .ok();
        }
    }

    private SocketContext context(
            RobotMessage message,
            ClaimedCallback callback,
            RobotChat chat,
            RobotStream stream,
            Optional<TappedCard> tapped,
            String part) {
        String reference =
                "robot-" + callback.id() + "@" + callback.receivedAt().toEpochMilli() + part;
        Function<String, CommandContext> alone =
                named -> new AloneContext(doorsToOnePerson, delivery, new Address.Member(message.userId()), named);
        return new SocketContext(chat, stream, tapped, place(message), address(message), delivery, alone, reference);
    }

    private static Chat chat(RobotMessage message) {
        return new Chat(
                message.group().orElse(message.userId()), message.group().isPresent());
    }

    private Place place(RobotMessage message) {
        return message.group()
                .<Place>map(group -> new Place.Group(group, groups.fullCards(group)))
                .orElse(Place.PRIVATE);
    }

    private static Address address(RobotMessage message) {
        return message.group().<Address>map(Address.Group::new).orElseGet(() -> new Address.Member(message.userId()));
    }
}
