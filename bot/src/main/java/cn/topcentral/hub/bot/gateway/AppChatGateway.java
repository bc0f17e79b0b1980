package cn.topcentral.hub.bot.gateway;

import cn.topcentral.hub.bot.wecom.DeliveryKey;
import cn.topcentral.hub.bot.wecom.SendResult;
import cn.topcentral.hub.bot.wecom.WeComClient;
import cn.topcentral.hub.templates.card.MarkdownMessage;
import cn.topcentral.hub.templates.card.TextMessage;
import java.util.EnumSet;
import java.util.Set;

/** A group that the self-built app made (page 90248): text and Markdown, no cards. WeCom does not recognise repetitions here. */
public final class AppChatGateway implements Gateway {
    private final WeComClient client;
    private final Address.Group group;
    private final String chatId;

    /** @param chatId as WeCom gave it when the app made the group */
    public AppChatGateway(WeComClient client, Address.Group group, String chatId) {
        this.client = client;
        this.group = group;
        this.chatId = chatId;
    }

    @Override
    public String name() {
        return "appchat";
    }

    @Override
    public Set<Ability> abilities() {
        return EnumSet.of(Ability.MARKDOWN);
    }

    @Override
    public boolean reaches(Address to) {
        return to.equals(group);
    }

    @Override
    public SendResult send(Address to, Message message, Form form, DeliveryKey key) {
        return switch (form) {
            case CARD -> Refusal.noSuchForm(name(), form);
            case MARKDOWN -> {
                String content = message.markdown().orElseThrow();
                yield Refusal.tooLong(content, MarkdownMessage.Room.APP)
                        .orElseGet(() -> client.sendToChat(chatId, "markdown", content));
            }
            case TEXT ->
                client.sendToChat(
                        chatId, "text", TextMessage.shortened(message.text()).content());
        };
    }
}
