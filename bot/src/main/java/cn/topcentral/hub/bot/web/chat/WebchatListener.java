package cn.topcentral.hub.bot.web.chat;

import cn.topcentral.hub.storage.website.WidgetMessage;
import cn.topcentral.hub.storage.website.WidgetVisitor;

/** Who wants to know that a visitor has written. May be told twice of one message, when a hub dies between telling and noting it. */
@FunctionalInterface
public interface WebchatListener {
    /**
     * A visitor has written.
     *
     * @param conversationId what a colleague answers to: {@code /reply W17 文本}
     */
    void messageArrived(String conversationId, WidgetVisitor visitor, WidgetMessage message);
}
