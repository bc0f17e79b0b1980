package cn.topcentral.hub.connectors.email;

import cn.topcentral.hub.connectors.aggregation.AttachmentDraft;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.protocol.BODY;

/** Fetches one mail and makes a draft of it, whatever state it is in. */
final class ImapMail {
    private static final byte[] LINE_END = "\r\n".getBytes(StandardCharsets.US_ASCII);

    private final OwnDomains own;
    private final Clock clock;
    private final int maxBytes;

    /** @param maxBytes of larger mails only the header is fetched */
    ImapMail(OwnDomains own, Clock clock, int maxBytes) {
        this.own = own;
        this.clock = clock;
        this.maxBytes = maxBytes;
    }

    /**
     * A mail fetched.
     *
     * @param bytes how many came over the line
     */
    record Fetched(CommunicationDraft draft, int bytes) {}

    /**
     * Fetches it.
     *
     * @throws MessagingException or IOException when the server does not hand it over
     */
    Fetched fetch(IMAPFolder folder, IMAPMessage message, ImapPlace place, boolean unsent)
            throws MessagingException, IOException {
        Instant arrived = Optional.ofNullable(message.getReceivedDate())
                .map(Date::toInstant)
                .orElseGet(clock::instant);
        long size = message.getSize();
        if (size > maxBytes) {
            return header(folder, message, place, arrived, size);
        }
        byte[] raw;
        try (InputStream in = message.getMimeStream()) {
            raw = in.readNBytes(maxBytes + 1); // some servers tell less than there is
        }
        if (raw.length > maxBytes) {
            return header(folder, message, place, arrived, Math.max(size, raw.length));
        }
        if (raw.length == 0 && size > 0) {
            throw new IOException("The server tells of " + size + " bytes and sends none");
        }
        CommunicationDraft draft = draft(raw, place, arrived);
        return new Fetched(unsent ? place.unsent(draft) : draft, raw.length);
    }

    private Fetched header(IMAPFolder folder, IMAPMessage message, ImapPlace place, Instant arrived, long size)
            throws MessagingException {
        int number = message.getMessageNumber();
        BODY body = (BODY) folder.doCommand(protocol -> protocol.peekBody(number, "HEADER"));
        byte[] header = body == null || body.getByteArray() == null
                ? LINE_END
                : body.getByteArray().getNewBytes();
        CommunicationDraft draft = draft(header, place, arrived);
        return new Fetched(draft.source().equals(place.key()) ? draft : place.tooLarge(draft, size), header.length);
    }

    /** Whatever cannot be decoded is kept as it came. */
    private CommunicationDraft draft(byte[] raw, ImapPlace place, Instant arrived) {
        String reason;
        try {
            EmailDecoder.Outcome outcome = EmailDecoder.decode(raw, arrived, clock.instant(), own);
            if (outcome instanceof EmailDecoder.Decoded decoded) {
                return place.copy(decoded.draft());
            }
            reason = outcome instanceof EmailDecoder.Rejected rejected ? rejected.reason() : outcome.toString();
        } catch (RuntimeException | StackOverflowError e) { // one mail must not stop those behind it
            reason = "The decoder failed: " + e;
        }
        return place.unreadable(reason, arrived)
                .but()
                .rawFile(Optional.of(new AttachmentDraft.Content.Bytes(raw)))
                .build();
    }
}
