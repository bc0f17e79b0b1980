package cn.topcentral.hub.connectors.email;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What Outlook calls a conversation: the GUID in {@code Thread-Index} (one reserved byte and five of time before it, five more for each reply
 * after it) together with the topic, because Outlook keeps the GUID when somebody writes a new subject over an old mail. Source: MS-OXOMSG
 * section 2.2.1.3, PidTagConversationIndex.
 */
final class OutlookConversation {
    private static final int GUID_START = 6;
    private static final int GUID_END = 22;
    private static final int MAX_TOPIC = 80;

    private OutlookConversation() {}

    static Optional<String> of(MimePart message, SubjectKey subject) {
        return message.header("Thread-Index").flatMap(OutlookConversation::guid).map(guid -> {
            String topic = message.header("Thread-Topic")
                    .map(HeaderText::decode)
                    .map(text -> SubjectKey.of(text).key())
                    .orElse(subject.key())
                    .replaceAll("\\s", "");
            int length = Math.min(MAX_TOPIC, topic.codePointCount(0, topic.length()));
            return guid + ':' + topic.substring(0, topic.offsetByCodePoints(0, length));
        });
    }

    private static Optional<String> guid(String header) {
        try {
            byte[] index = Base64.getMimeDecoder().decode(header);
            return index.length < GUID_END
                    ? Optional.empty()
                    : Optional.of(HexFormat.of().formatHex(index, GUID_START, GUID_END));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // cut off by some gateway
        }
    }
}
