package cn.topcentral.hub.sandbox.callback;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the hub put into the answer to a callback (WeCom page 90241). */
public sealed interface PassiveReply {
    /**
     * A message for the person who wrote or clicked: text, image, voice, video or news.
     *
     * @param content shaped like the body of message/send for that type
     */
    record Message(String msgtype, ObjectNode content) implements PassiveReply {}

    /** The clicked card's buttons turn grey and read this. */
    record UpdateButton(String replaceName) implements PassiveReply {}

    /** The clicked card turns into this one, in the spelling of message/send. */
    record UpdateCard(ObjectNode card) implements PassiveReply {}
}
