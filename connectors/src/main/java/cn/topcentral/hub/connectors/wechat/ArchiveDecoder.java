package cn.topcentral.hub.connectors.wechat;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
import cn.topcentral.hub.connectors.aggregation.Threading;
import cn.topcentral.hub.connectors.importing.ImportItem;
import cn.topcentral.hub.storage.communication.CommunicationType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes messages of the WeCom session archive (page 91774) after decryption. Every type gives a record: what is not known is kept raw
 * and shown as {@code [unsupported: type]}. A withdrawal is a part of the record of the withdrawn message, whichever of the two comes first; it
 * marks and deletes nothing. Pure and thread-safe as far as {@code isEmployee} is.
 */
public final class ArchiveDecoder {
    /** The source system of all records made here; the record id is the msgid. */
    public static final String SYSTEM = "wechat_work";

    /** As the seed has it (section 3.1); {@code \X} is a character as people see it, so that no emoji is cut in two. */
    private static final Pattern SUBJECT = Pattern.compile("\\X{0,50}");

    private final ArchiveParties parties;

    /** @param isEmployee whether a userid, given in lower case, is a member of our own */
    public ArchiveDecoder(Predicate<String> isEmployee) {
        this.parties = new ArchiveParties(isEmployee);
    }

    /**
     * Decodes one line.
     *
     * @param position where the line is, for the answer
     */
    public ImportItem decode(String position, String line) {
        try {
            ArchiveMessage message = ArchiveMessage.read(line);
            return message.action().equals("switch")
                    ? new ImportItem.Skipped(position, "a member changed company; nothing was said")
                    : new ImportItem.Decoded(position, draft(message, line));
        } catch (UnreadableMessageException unreadable) {
            return new ImportItem.Rejected(position, reason(unreadable));
        }
    }

    private static String reason(UnreadableMessageException unreadable) {
        return Optional.ofNullable(unreadable.getMessage()).orElse("unreadable");
    }

    private CommunicationDraft draft(ArchiveMessage message, String line) {
        MessageBody body = MessageBodies.of(message);
        CommunicationDraft draft = CommunicationDraft.of(
                        new SourceKey(SYSTEM, message.id()),
                        CommunicationType.WECHAT,
                        CommunicationType.WECHAT.label(),
                        message.time())
                .direction(parties.direction(message))
                .duration(body.duration())
                .zone(ArchiveJson.ZONE)
                .parties(parties.of(message))
                .subject(Optional.of(subject(message.type(), body.text())))
                .content(body.text())
                .original(Optional.of(line))
                .attachments(body.attachments())
                .threading(new Threading.Chat(parties.conversation(message)))
                .attributes(attributes(message, body))
                .build();
        return Withdrawal.of(message).map(withdrawal -> withdrawal.of(draft)).orElse(draft);
    }

    private static String subject(String type, String text) {
        Matcher start = SUBJECT.matcher(text.replaceAll("\\s+", " "));
        return type.equals("text") && start.lookingAt() && !start.group().isBlank()
                ? start.group().strip()
                : "[" + type + "]";
    }

    private static Map<String, String> attributes(ArchiveMessage message, MessageBody body) {
        Map<String, String> attributes = new LinkedHashMap<>(body.attributes());
        attributes.put("msgtype", message.type());
        message.seq().ifPresent(seq -> attributes.put("seq", seq));
        return attributes;
    }
}
