package cn.topcentral.hub.bot;

import cn.topcentral.hub.bot.config.HubConfig;
import cn.topcentral.hub.bot.gateway.Address;
import cn.topcentral.hub.bot.web.DeliveryStore;
import cn.topcentral.hub.bot.web.chat.ChatRoutes;
import cn.topcentral.hub.bot.web.chat.SalesGroupNotice;
import cn.topcentral.hub.bot.web.chat.WebchatListener;
import cn.topcentral.hub.bot.web.chat.WidgetConversations;
import cn.topcentral.hub.bot.web.form.FormRoutes;
import cn.topcentral.hub.bot.web.login.SessionKey;
import cn.topcentral.hub.bot.web.page.Frame;
import cn.topcentral.hub.connectors.form.SignedFormHook;
import cn.topcentral.hub.connectors.hook.HookConnector;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.connectors.webchat.SignedChatHook;
import cn.topcentral.hub.storage.notification.Outbox;
import cn.topcentral.hub.storage.website.FormRejectionRepository;
import cn.topcentral.hub.storage.website.WidgetRepository;
import cn.topcentral.hub.templates.page.Pages;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the hub itself offers to the firm's websites, put together: form pages and the chat widget. */
final class Website {
    private final HubConfig config;
    private final HubStorage storage;
    private final DeliveryStore deliveries;
    private final Clock clock;
    private final PhoneNumbers numbers;

    /** @param deliveries the ledger of hooks: entries and messages go the way of every delivery */
    Website(HubConfig config, HubStorage storage, DeliveryStore deliveries, Clock clock) {
        this.config = config;
        this.storage = storage;
        this.deliveries = deliveries;
        this.clock = clock;
        this.numbers = new PhoneNumbers(config.phone().areaCode());
    }

    /** Who decodes what pages and widgets write to the ledger, by source; to be put beside the configured hooks. */
    static Map<String, HookConnector> connectors(HubConfig config) {
        PhoneNumbers numbers = new PhoneNumbers(config.phone().areaCode());
        Map<String, HookConnector> connectors = new LinkedHashMap<>();
        config.website().forms().keySet().forEach(name -> {
            String source = FormRoutes.source(name);
            connectors.put(source, new SignedFormHook(numbers).page(source));
        });
        config.website().chats().keySet().forEach(site -> {
            String source = WidgetConversations.source(site);
            connectors.put(source, new SignedChatHook(numbers).widget(source));
        });
        return connectors;
    }

    FormRoutes forms(Frame frame) {
        return new FormRoutes(
                config.website().forms(),
                deliveries,
                new FormRejectionRepository(storage.database()),
                frame,
                SessionKey.in(config.dataDirectory()),
                numbers,
                new Pages(),
                clock);
    }

    /** The conversations, which {@code /reply} answers too. Shown in the sales group where there is one. */
    WidgetConversations conversations() {
        String group = config.alerts().group();
        WebchatListener listener = config.wecom().groups().containsKey(group)
                ? new SalesGroupNotice(new Outbox(storage.database()), new Address.Group(group), clock)
                : (conversation, visitor, message) -> {};
        return new WidgetConversations(new WidgetRepository(storage.database()), deliveries, listener, clock);
    }

    /** The widget and its sockets; to be closed with the server. */
    ChatRoutes chats(WidgetConversations conversations) {
        return new ChatRoutes(
                config.website().chats(), conversations, SessionKey.in(config.dataDirectory()), numbers, clock);
    }
}
