package cn.topcentral.hub.bot.web.callback;

import cn.topcentral.hub.bot.command.CommandContext;
import cn.topcentral.hub.bot.command.CommandDispatcher;
import cn.topcentral.hub.bot.command.Incoming;
import cn.topcentral.hub.bot.gateway.Delivery;
import cn.topcentral.hub.bot.wecom.CallbackMessage;
import cn.topcentral.hub.bot.wecom.CallbackMessageParser;
import cn.topcentral.hub.bot.wecom.WeComClient;
import cn.topcentral.hub.storage.callback.ClaimedCallback;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The self-built app as a door: its callbacks in, commands run, answers out by push. Thread-safe. */
public final class WeComAppDoor implements CallbackHandler {
    private static final Logger log = LoggerFactory.getLogger(WeComAppDoor.class);
    /** What WeCom calls itself as a sender. */
    private static final String SYSTEM = "sys";

    private final CommandDispatcher dispatcher;
    private final WeComClient client;
    private final Delivery delivery;
    private final Consumer<String> systemEvents;

    /** A door that leaves what WeCom itself tells alone. */
    public WeComAppDoor(CommandDispatcher dispatcher, WeComClient client, Delivery delivery) {
        this(dispatcher, client, delivery, event -> {});
    }

    /** @param systemEvents is told the name of what happened, e.g. {@code msgaudit_notify}; wakes whoever asks WeCom for it, and returns at once */
    public WeComAppDoor(
            CommandDispatcher dispatcher, WeComClient client, Delivery delivery, Consumer<String> systemEvents) {
        this.dispatcher = dispatcher;
        this.client = client;
        this.delivery = delivery;
        this.systemEvents = systemEvents;
    }

    @Override
    public void handle(ClaimedCallback callback) {
        CallbackMessage message = CallbackMessageParser.parse(callback.payload());
        if (!callback.sender().equals(SYSTEM)) {
            answer(message, callback, context(callback, "answer", responseCode(message)));
        } else if (message instanceof CallbackMessage.Event event) {
            log.info("Event of the system id={} event={}", callback.id(), event.name());
            systemEvents.accept(event.name());
        } else {
            log.info("Callback of the system left alone id={}", callback.id());
        }
    }

    @Override
    public void apologise(ClaimedCallback callback, String reference) {
        context(callback, "apology", Optional.empty())
                .say("抱歉，您的这条请求没有处理成功。请稍后再试；如果仍然不行，请把编号 " + reference + " 告诉管理员。");
    }

    private static Optional<String> responseCode(CallbackMessage message) {
        return message instanceof CallbackMessage.Event event ? event.responseCode() : Optional.empty();
    }

    private void answer(CallbackMessage message, ClaimedCallback callback, CommandContext context) {
        incoming(message)
                .ifPresentOrElse(
                        incoming -> dispatcher.received(callback.sender(), incoming, context),
                        () -> log.info("Callback left alone id={} type={}", callback.id(), type(message)));
    }

    private Optional<Incoming> incoming(CallbackMessage message) {
        if (message instanceof CallbackMessage.Text text) {
            return Optional.of(new Incoming.Text(text.content()));
        } else if (message instanceof CallbackMessage.Image image) {
            return Optional.of(new Incoming.Photo(new AppMedia(client, image.mediaId())));
        } else if (message instanceof CallbackMessage.Voice voice) {
            return Optional.of(
                    new Incoming.Voice(Optional.of(new AppMedia(client, voice.mediaId())), Optional.empty()));
        } else if (message instanceof CallbackMessage.Video video) {
            return Optional.of(new Incoming.Video(new AppMedia(client, video.mediaId())));
        } else if (message instanceof CallbackMessage.File file) {
            return Optional.of(new Incoming.Document(new AppMedia(client, file.mediaId())));
        } else if (message instanceof CallbackMessage.Location place) {
            return Optional.of(new Incoming.Location(place.latitude(), place.longitude(), place.label()));
        } else if (message instanceof CallbackMessage.Link link) {
            return Optional.of(new Incoming.Link(link.title(), link.url()));
        } else if (message instanceof CallbackMessage.Event event) {
            return incoming(event);
        } else {
            return Optional.empty();
        }
    }

    /** Only what a person did on purpose is answered; becoming visible to the app is not a question. */
    private static Optional<Incoming> incoming(CallbackMessage.Event event) {
        String key = event.key().orElse("");
        return switch (event.name()) {
            case "template_card_event", "template_card_menu_event" ->
                Optional.of(new Incoming.Tap(key, event.selected()));
            case "click" -> Optional.of(new Incoming.Text(key.startsWith("/") ? key : "/" + key));
            case "enter_agent" -> Optional.of(new Incoming.Entered());
            default -> Optional.empty();
        };
    }

    private static String type(CallbackMessage message) {
        return message instanceof CallbackMessage.Unknown unknown
                ? unknown.type()
                : message instanceof CallbackMessage.Event event
                        ? event.name()
                        : message.getClass().getSimpleName();
    }

    private CommandContext context(ClaimedCallback callback, String purpose, Optional<String> responseCode) {
        // The time, because a database made anew numbers its callbacks from 1 again while WeCom still remembers.
        String cause =
                purpose + "-" + callback.id() + "@" + callback.receivedAt().toEpochMilli();
        return new WeComAppContext(client, delivery, callback.sender(), cause, responseCode);
    }
}
