package cn.topcentral.hub.connectors.aggregation;

import cn.topcentral.hub.connectors.aggregation.Party.Role;
import cn.topcentral.hub.connectors.aggregation.Party.Side;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Drafts as connectors would make them, with only what a test is about. */
final class Drafts {
    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private Drafts() {}

    static CommunicationDraft mail(
            String id, Instant time, String from, String to, String subject, Threading.Mail threading) {
        return draft(
                new SourceKey("email", id),
                CommunicationType.EMAIL,
                "Email",
                time,
                List.of(email(Role.INITIATOR, from), email(Role.RECIPIENT, to)),
                Optional.of(subject),
                "content of " + id,
                threading);
    }

    static Threading.Mail headers(String id, String subjectKey, boolean reply, String... references) {
        return new Threading.Mail(
                id,
                references.length == 0 ? Optional.empty() : Optional.of(references[references.length - 1]),
                List.of(references),
                subjectKey,
                reply);
    }

    static CommunicationDraft chat(String id, Instant time, String customer, String rep) {
        return draft(
                new SourceKey("wechat_work", id),
                CommunicationType.WECHAT,
                "企业微信",
                time,
                List.of(
                        party(Role.INITIATOR, ContactPointKind.WECOM_EXTERNAL, customer, Side.CUSTOMER),
                        party(Role.RECIPIENT, ContactPointKind.WECOM_USER, rep, Side.OURS)),
                Optional.empty(),
                "message " + id,
                new Threading.Chat(customer + "|" + rep));
    }

    static CommunicationDraft call(String id, Instant time, String number, Duration duration) {
        CommunicationDraft call = draft(
                new SourceKey("freeswitch", id),
                CommunicationType.PHONE,
                "400电话",
                time,
                List.of(party(Role.INITIATOR, ContactPointKind.PHONE, number, Side.CUSTOMER)),
                Optional.empty(),
                "呼入",
                new Threading.Alone());
        return call.but().duration(Optional.of(duration)).build();
    }

    static CommunicationDraft withAttachment(CommunicationDraft draft, String name, String content) {
        AttachmentDraft attachment = new AttachmentDraft(
                name,
                "text/plain",
                new AttachmentDraft.Content.Bytes(content.getBytes(StandardCharsets.UTF_8)),
                false,
                Optional.empty());
        return draft.but().attachments(List.of(attachment)).build();
    }

    static Party email(Role role, String address) {
        return party(role, ContactPointKind.EMAIL, address, Side.UNKNOWN);
    }

    static Party party(Role role, ContactPointKind kind, String value, Side side) {
        return new Party(role, kind, Optional.of(value), value, Optional.empty(), side);
    }

    private static CommunicationDraft draft(
            SourceKey source,
            CommunicationType type,
            String channel,
            Instant time,
            List<Party> parties,
            Optional<String> subject,
            String content,
            Threading threading) {
        return CommunicationDraft.of(source, type, channel, time)
                .zone(SHANGHAI)
                .parties(parties)
                .subject(subject)
                .content(content)
                .original(Optional.of("raw of " + source.recordId()))
                .threading(threading)
                .build();
    }
}
