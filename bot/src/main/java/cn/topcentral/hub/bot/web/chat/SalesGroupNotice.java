package cn.topcentral.hub.bot.web.chat;

import cn.topcentral.hub.bot.gateway.Address;
import cn.topcentral.hub.bot.gateway.Message;
import cn.topcentral.hub.storage.notification.NewNotification;
import cn.topcentral.hub.storage.notification.NotificationKind;
import cn.topcentral.hub.storage.notification.Outbox;
import cn.topcentral.hub.storage.website.WidgetMessage;
import cn.topcentral.hub.storage.website.WidgetVisitor;
import cn.topcentral.hub.templates.card.MarkdownMessage;
import cn.topcentral.hub.templates.text.Shortening;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows what visitors write in the sales group, with how to answer; over the outbox, so that it is shown once. */
public final class SalesGroupNotice implements WebchatListener {
    private static final int SHOWN_BYTES = 1500;

    private final Outbox outbox;
    private final Address.Group group;
    private final Clock clock;

    public SalesGroupNotice(Outbox outbox, Address.Group group, Clock clock) {
        this.outbox = outbox;
        this.group = group;
        this.clock = clock;
    }

    @Override
    public void messageArrived(String conversationId, WidgetVisitor visitor, WidgetMessage message) {
        String who = Stream.of(visitor.name(), visitor.phone(), visitor.email())
                .flatMap(Optional::stream)
                .map(MarkdownMessage::escape)
                .collect(Collectors.joining(" "));
        String content = String.join(
                "\n",
                List.of(
                        "**官网咨询 " + conversationId + "** " + (who.isEmpty() ? "访客" : who),
                        "> "
                                + MarkdownMessage.escape(Shortening.headBytes(message.text(), SHOWN_BYTES))
                                        .replace("\n", "\n> "),
                        "回复请发：/reply " + conversationId + " 文本"));
        MarkdownMessage shown = MarkdownMessage.shortened(content, MarkdownMessage.Room.APP);
        outbox.add(new NewNotification(
                "webchat:" + conversationId + ":" + message.visitor() + ":" + message.seq(),
                group.audience(),
                NotificationKind.WEBCHAT,
                Message.of(shown).json(),
                "官网咨询 " + conversationId,
                clock.instant(),
                Optional.empty()));
    }
}
