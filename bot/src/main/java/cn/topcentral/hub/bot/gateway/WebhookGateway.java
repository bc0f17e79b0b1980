package cn.topcentral.hub.bot.gateway;

import cn.topcentral.hub.bot.wecom.DeliveryKey;
import cn.topcentral.hub.bot.wecom.SendResult;
import cn.topcentral.hub.bot.wecom.WebhookClient;
import cn.topcentral.hub.templates.card.MarkdownMessage;
import cn.topcentral.hub.templates.card.TextMessage;
import java.util.EnumSet;
import java.util.Set;

/**
 * A group's webhook (群机器人, page 91770): it only speaks, and its cards lead somewhere but have no buttons. WeCom does not recognise repetitions
 * here.
 */
public final class WebhookGateway implements Gateway {
    private static final Set<String> CARD_TYPES = Set.of("text_notice", "news_notice");

    private final WebhookClient client;
    private final Address.Group group;

    public WebhookGateway(WebhookClient client, Address.Group group) {
        this.client = client;
        this.group = group;
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public Set<Ability> abilities() {
        return EnumSet.of(Ability.CARDS, Ability.MARKDOWN);
    }

    @Override
    public boolean reaches(Address to) {
        return to.equals(group);
    }

    @Override
    public SendResult send(Address to, Message message, Form form, DeliveryKey key) {
        return switch (form) {
            case CARD -> {
                var card = message.card().orElseThrow();
                yield CARD_TYPES.contains(card.path("card_type").asText())
                        ? client.sendCard(card)
                        : Refusal.noSuchForm(name(), form);
            }
            case MARKDOWN -> {
                String content = message.markdown().orElseThrow();
                yield Refusal.tooLong(content, MarkdownMessage.Room.WEBHOOK)
                        .orElseGet(() -> client.sendMarkdown(content));
            }
            case TEXT -> client.sendText(TextMessage.shortened(message.text()).content());
        };
    }
}
