package cn.topcentral.hub.bot.web.callback;

import cn.topcentral.hub.bot.command.CommandContext;
import cn.topcentral.hub.bot.command.CommandDispatcher;
import cn.topcentral.hub.bot.wecom.CallbackMessage;
import cn.topcentral.hub.bot.wecom.CallbackMessageParser;
import cn.topcentral.hub.bot.wecom.WeComClient;
import cn.topcentral.hub.storage.callback.ClaimedCallback;
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
    private final Consumer<String> systemEvents;

    /** A door that leaves what WeCom itself tells alone. */
    public WeComAppDoor(CommandDispatcher dispatcher, WeComClient client) {
        this(dispatcher, client, event -> {});
    }

    /** @param systemEvents is told the name of what happened, e.g. {@code msgaudit_notify}; wakes whoever asks WeCom for it, and returns at once */
    public WeComAppDoor(CommandDispatcher dispatcher, WeComClient client, Consumer<String> systemEvents) {
        this.dispatcher = dispatcher;
        this.client = client;
        this.systemEvents = systemEvents;
    }

    @Override
    public void handle(ClaimedCallback callback) {
        CallbackMessage message = CallbackMessageParser.parse(callback.payload());
        if (!callback.sender().equals(SYSTEM)) {
            answer(message, callback, context(callback, "answer"));
        } else if (message instanceof CallbackMessage.Event event) {
            log.info("Event of the system id={} event={}", callback.id(), event.name());
            systemEvents.accept(event.name());
        } else {
            log.info("Callback of the system left alone id={}", callback.id());
        }
    }

    @Override
    public void apologise(ClaimedCallback callback, String reference) {
        context(callback, "apology").say("抱歉，您的这条请求没有处理成功。请稍后再试；如果仍然不行，请把编号 " + reference + " 告诉管理员。");
    }

    private void answer(CallbackMessage message, ClaimedCallback callback, CommandContext context) {
        if (message instanceof CallbackMessage.Text text) {
            dispatcher.typed(callback.sender(), text.content(), context);
        } else if (message instanceof CallbackMessage.Event event) {
            answer(event, callback, context);
        } else if (message instanceof CallbackMessage.Unknown unknown) {
            log.info("Callback of an unknown type left alone id={} type={}", callback.id(), unknown.type());
        } else {
            context.respond("收到，不过我现在只看得懂文字。发送客户名称可以看沟通时间轴，发送 /帮助 查看全部命令。");
        }
    }

    /** Only what a person did on purpose is answered; entering the app or becoming visible to it is not a question. */
    private void answer(CallbackMessage.Event event, ClaimedCallback callback, CommandContext context) {
        String key = event.key().orElse("");
        switch (event.name()) {
            case "template_card_event", "template_card_menu_event" ->
                dispatcher.tapped(callback.sender(), key, context);
            case "click" -> dispatcher.typed(callback.sender(), key.startsWith("/") ? key : "/" + key, context);
            default -> log.info("Event left alone id={} event={}", callback.id(), event.name());
        }
    }

    private CommandContext context(ClaimedCallback callback, String purpose) {
        // The time, because a database made anew numbers its callbacks from 1 again while WeCom still remembers.
        String cause =
                purpose + "-" + callback.id() + "@" + callback.receivedAt().toEpochMilli();
        return new WeComAppContext(client, callback.sender(), cause);
    }
}
