package cn.topcentral.hub.connectors.aggregation;

import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One communication as a connector decoded it, the same shape for all channels. Decoding is pure: no network, clock or database, so a
 * draft of the same bytes is always the same.
 *
 * @param source makes redelivery recognisable
 * @param type one of the nine types
 * @param channel the channel as people call it, e.g. {@code 400电话}, {@code 企业微信}, {@code Email}
 * @param direction who started it by the channel's own rule; empty when the engine must decide by whose side the initiator is on
 * @param time when it began
 * @param duration of a call or meeting, absent for messages
 * @param zone the zone the source told the time in; {@code time} is already an instant
 * @param parties everyone who took part, the initiator first
 * @param subject a title, when the channel has one
 * @param content what was newly said, as plain text
 * @param quoted text that came along but was said before or by rote: quoted history, signature
 * @param original the raw payload as text, kept as it came; empty when {@code rawFile} holds it
 * @param rawFile the raw payload when it is not text or is large (an .eml); stored beside the attachments
 * @param attachments files that came along
 * @param threading how its thread is found
 * @param recordingUrl where the source keeps a recording
 * @param location where a visit or meeting took place
 * @param summary what the source itself sums up (a platform's minutes)
 * @param followUps what the source itself lists as to be done
 * @param attributes further facts of the source worth keeping, by a stable snake_case name, e.g. {@code answered=false}, {@code
 *     automatic=auto-reply}
 * @param part present when this is one delivery of several that make one communication
 * @param copies further places where this very communication lies (a mail in a second mailbox): each gets a ledger line that leads to the record
 */
public record CommunicationDraft(
        SourceKey source,
        CommunicationType type,
        String channel,
        Optional<Direction> direction,
        Instant time,
        Optional<Duration> duration,
        ZoneId zone,
        List<Party> parties,
        Optional<String> subject,
        String content,
        Optional<String> quoted,
        Optional<String> original,
        Optional<AttachmentDraft.Content.Bytes> rawFile,
        List<AttachmentDraft> attachments,
        Threading threading,
        Optional<String> recordingUrl,
        Optional<String> location,
        Optional<String> summary,
        List<FollowUp> followUps,
        Map<String, String> attributes,
        Optional<Part> part,
        List<SourceKey> copies) {

    /**
     * The attribute that tells different communications with the same source key apart. Only connectors whose source may give one id to
     * several set it (e-mail); the second then gets a key of its own.
     */
    public static final String BODY_HASH = "body_hash";

    /** The attribute by which a source names one of our customers by our own id; it then needs no recognising. */
    public static final String CUSTOMER_ID = "customer_id";

    /** The attribute the engine sets when the parties lead to several customers: their ids, with commas. A person decides. */
    public static final String IDENTITY_CONFLICT = "identity_conflict";

    /** The attribute of a part that says that its communication was withdrawn by whoever sent it; the record keeps what was said, marked so. */
    public static final String REVOKED = "revoked";

    public CommunicationDraft {
        parties = List.copyOf(parties);
        attachments = List.copyOf(attachments);
        followUps = List.copyOf(followUps);
        attributes = Map.copyOf(attributes);
        copies = List.copyOf(copies);
    }

    /** A draft of which only the necessary is known; see {@link CommunicationDraftBuilder} for the rest. */
    public static CommunicationDraftBuilder of(SourceKey source, CommunicationType type, String channel, Instant time) {
        return new CommunicationDraftBuilder(source, type, channel, time);
    }

    /** To make a draft that differs from this one in some parts. */
    public CommunicationDraftBuilder but() {
        return new CommunicationDraftBuilder(this);
    }

    public CommunicationDraft withSource(SourceKey changed) {
        return but().source(changed).build();
    }

    public CommunicationDraft withAttributes(Map<String, String> changed) {
        return but().attributes(changed).build();
    }
}
