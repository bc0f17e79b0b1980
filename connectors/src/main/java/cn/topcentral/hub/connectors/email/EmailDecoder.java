package cn.topcentral.hub.connectors.email;

import cn.topcentral.hub.connectors.aggregation.AttachmentDraft;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.Party;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
import cn.topcentral.hub.connectors.aggregation.Threading;
import cn.topcentral.hub.storage.communication.CommunicationType;
import jakarta.mail.MessagingException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The bytes of one message to a draft. Pure: no network, clock or file. Whatever has a header and anything to read is decoded, however
 * malformed; only what is no mail at all is rejected. Stateless, safe to share between threads.
 */
public final class EmailDecoder {

    /** Messages above this many bytes are rejected; providers here send at most 50 MB, larger files go as links. */
    public static final int MAX_BYTES = 50 * 1024 * 1024;

    static {
        MailDefaults.apply();
    }

    /** What came of a message. */
    public sealed interface Outcome {}

    /** A communication to store. */
    public record Decoded(CommunicationDraft draft) implements Outcome {}

    /** No mail; {@code reason} names what is wrong and what would help. */
    public record Rejected(String reason) implements Outcome {}

    private static final int MAX_SUBJECT = 500;

    private EmailDecoder() {}

    /**
     * Decodes a message.
     *
     * @param raw the message as it came; kept in the draft, so nobody may change it
     * @param receivedAt when it reached us: the time of a message without a believable date of its own; a Date more than two days later is
     *     not believed
     * @param own decides direction and sides; with {@link OwnDomains#none()} the engine does
     */
    public static Outcome decode(byte[] raw, Instant receivedAt, OwnDomains own) {
        return decode(raw, receivedAt, receivedAt, own);
    }

    /** As above for a file whose time says little: {@code now} is then the bound for dates. */
    static Outcome decode(byte[] raw, Instant fallback, Instant now, OwnDomains own) {
        if (raw.length > MAX_BYTES) {
            return tooLarge(raw.length);
        }
        Optional<String> noMail = NoMail.reason(raw);
        if (noMail.isPresent()) {
            return new Rejected(noMail.get());
        }
        try {
            MimePart message = MimePart.message(raw, NoMail.firstHeader(raw));
            return new Decoded(draft(raw, message, fallback, now, own));
        } catch (MessagingException e) {
            return new Rejected("The header cannot be read. Export the message again from the mail program.");
        }
    }

    static Rejected tooLarge(long bytes) {
        return new Rejected(
                "The message has %d MB, the limit is %d MB. Save its attachments elsewhere and import the mail without them."
                        .formatted((bytes + (1 << 20) - 1) >> 20, MAX_BYTES >> 20));
    }

    private static CommunicationDraft draft(byte[] raw, MimePart message, Instant fallback, Instant now, OwnDomains own)
            throws MessagingException {
        String subject = subject(message);
        SubjectKey subjectKey = SubjectKey.of(subject);
        MailDate date = MailDate.of(message, fallback, now);
        MailContents contents = MailContents.of(message);
        MailText text = MailText.of(contents, subjectKey.forward());
        List<Party> named = MailParties.of(message, own);
        List<Party> derived = DerivedParties.of(named, subjectKey, text.full(), contents.notes(), own);
        List<Party> parties = Stream.concat(named.stream(), derived.stream()).toList();
        String id = MessageIds.own(message).orElseGet(() -> MailDigest.id(message, raw));
        Map<String, String> attributes = new HashMap<>(contents.notes());
        attributes.putAll(MailAttributes.of(message, subject));
        attributes.putAll(text.notes());
        if (!derived.isEmpty()) {
            attributes.put("derived", "true");
        }
        attributes.put("size", String.valueOf(raw.length));
        attributes.put(CommunicationDraft.BODY_HASH, BodyHash.of(raw));
        date.replaced().ifPresent(from -> {
            attributes.put("date_from", from);
            message.header("Date").ifPresent(header -> attributes.put("date_header", HeaderText.decode(header)));
        });
        return CommunicationDraft.of(
                        new SourceKey("email", id),
                        CommunicationType.EMAIL,
                        CommunicationType.EMAIL.label(),
                        date.time())
                .direction(DerivedParties.direction(MailParties.direction(named, own), derived))
                .zone(date.zone())
                .parties(parties)
                .subject(subject.isEmpty() ? Optional.empty() : Optional.of(subject))
                .content(text.visible())
                .quoted(text.quoted())
                .original(text.full().isEmpty() ? Optional.empty() : Optional.of(text.full()))
                .rawFile(Optional.of(new AttachmentDraft.Content.Bytes(raw)))
                .attachments(contents.attachments(text.links()))
                .threading(new Threading.Mail(
                        id,
                        MessageIds.inReplyTo(message)
                                .or(() -> Optional.ofNullable(attributes.get("bounce_message_id"))),
                        MessageIds.references(message),
                        subjectKey.key(),
                        subjectKey.reply(),
                        OutlookConversation.of(message, subjectKey)))
                .attributes(attributes)
                .build();
    }

    private static String subject(MimePart message) {
        String subject = message.header("Subject").map(HeaderText::decode).orElse("");
        return subject.codePointCount(0, subject.length()) <= MAX_SUBJECT
                ? subject
                : subject.substring(0, subject.offsetByCodePoints(0, MAX_SUBJECT));
    }
}
