package cn.topcentral.hub.connectors.wechat;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The message types of WeCom page 91774, each with where its fields are and how it is read. */
final class MessageBodies {
    private static final Map<String, Type> TYPES = Map.ofEntries(
            entry("text", new Type("text", body -> MessageBody.of(ArchiveJson.text(body, "content")))),
            entry("markdown", new Type("info", body -> MessageBody.of(ArchiveJson.text(body, "content")))),
            entry("image", new Type("image", MediaBodies::image)),
            entry("voice", new Type("voice", MediaBodies::voice)),
            entry("video", new Type("video", MediaBodies::video)),
            entry("file", new Type("file", MediaBodies::file)),
            entry("emotion", new Type("emotion", MediaBodies::emotion)),
            entry("qydiskfile", new Type("info", MediaBodies::diskFile)),
            entry("meeting_voice_call", new Type("meeting_voice_call", MediaBodies::meetingVoice)),
            entry("voip_doc_share", new Type("voip_doc_share", MediaBodies::sharedDocument)),
            entry("voiptext", new Type("info", MediaBodies::call)),
            entry("card", new Type("card", SharedBodies::card)),
            entry("location", new Type("location", SharedBodies::location)),
            entry("link", new Type("link", SharedBodies::link)),
            entry("weapp", new Type("weapp", SharedBodies::miniProgram)),
            entry("docmsg", new Type("doc", SharedBodies::document)),
            entry("news", new Type("info", SharedBodies::news)),
            entry("sphfeed", new Type("sphfeed", SharedBodies::channelsFeed)),
            entry("todo", new Type("todo", WorkBodies::todo)),
            entry("vote", new Type("vote", WorkBodies::vote)),
            entry("collect", new Type("collect", WorkBodies::collect)),
            entry("redpacket", new Type("redpacket", WorkBodies::redPacket)),
            entry("external_redpacket", new Type("redpacket", WorkBodies::redPacket)),
            entry("meeting", new Type("meeting", WorkBodies::meeting)),
            entry("meeting_notification", new Type("info", WorkBodies::meetingNotice)),
            entry("calendar", new Type("calendar", WorkBodies::calendar)),
            entry("agree", new Type("agree", body -> consent(body, "[同意会话存档]", "agree"))),
            entry("disagree", new Type("disagree", body -> consent(body, "[不同意会话存档]", "disagree"))),
            entry("revoke", new Type("revoke", MessageBodies::revoke)),
            entry("mixed", new Type("mixed", NestedBodies::mixed)),
            entry("chatrecord", new Type("chatrecord", NestedBodies::chatRecord)));

    private MessageBodies() {}

    /** How the fields of one type are read. */
    @FunctionalInterface
    private interface Reader {
        MessageBody read(JsonNode body);
    }

    private record Type(String field, Reader reader) {}

    /** The body of a whole message; of a type nobody knows, only its name. */
    static MessageBody of(ArchiveMessage message) {
        return Optional.ofNullable(TYPES.get(message.type()))
                .map(type -> type.reader().read(fields(message.json(), type.field(), message.type())))
                .orElseGet(() -> unsupported(message.type()));
    }

    /** The body of a part of another message, whose fields stand by themselves. */
    static MessageBody ofPart(String type, JsonNode fields) {
        return Optional.ofNullable(TYPES.get(type))
                .map(known -> known.reader().read(fields))
                .orElseGet(() -> unsupported(type));
    }

    private static MessageBody unsupported(String type) {
        return MessageBody.of("[unsupported: " + type + "]");
    }

    /** Under the documented field, under the type's name, or (votes) beside the common fields. */
    private static JsonNode fields(JsonNode message, String documented, String type) {
        if (message.path(documented).isObject()) {
            return message.path(documented);
        }
        return message.path(type).isObject() ? message.path(type) : message;
    }

    /** Of a message whose withdrawn one is not named; see {@link Withdrawal} for the others. */
    private static MessageBody revoke(JsonNode body) {
        return MessageBody.of(Withdrawal.TEXT);
    }

    /** Said by the customer, before a witness: who and when must be found again. */
    private static MessageBody consent(JsonNode body, String text, String consent) {
        return MessageBody.of(text)
                .noting("consent", consent)
                .noting("consent_of", ArchiveJson.text(body, "userid"))
                .noting(
                        "consent_at",
                        ArchiveJson.time(body, consent + "_time")
                                .map(Instant::toString)
                                .orElse(""));
    }
}
