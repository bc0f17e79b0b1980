package cn.topcentral.hub.connectors.email;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.Party;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
import cn.topcentral.hub.connectors.aggregation.Threading;
import cn.topcentral.hub.connectors.party.EmailAddresses;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a mail lies on the server, and the drafts that need to know it.
 *
 * @param user whose mailbox it is
 */
record ImapPlace(String account, String user, String folder, long uidValidity, long uid) {

    /** One mail may lie in several mailboxes: it is one record, and each place a line in the ledger that leads to it. */
    SourceKey key() {
        return new SourceKey("imap:" + account, folder + "/" + uidValidity + "/" + uid);
    }

    CommunicationDraft copy(CommunicationDraft draft) {
        return draft.but().copies(List.of(key())).build();
    }

    /**
     * A mail that was never sent. It must not claim the Message-ID, which the sent one will have, nor a place in a thread; of its versions, each
     * of which is a new mail on the server, the first is kept.
     */
    CommunicationDraft unsent(CommunicationDraft draft) {
        Map<String, String> attributes = new HashMap<>(draft.attributes());
        attributes.remove(CommunicationDraft.BODY_HASH);
        attributes.put("draft", "true");
        return draft.but()
                .source(new SourceKey("email-draft:" + account, draft.source().recordId()))
                .threading(new Threading.Alone())
                .attributes(attributes)
                .copies(List.of(key()))
                .build();
    }

    /** A mail of which only the header was fetched. */
    CommunicationDraft tooLarge(CommunicationDraft header, long bytes) {
        Map<String, String> attributes = new HashMap<>(header.attributes());
        attributes.remove(
                CommunicationDraft.BODY_HASH); // of an empty body: the whole mail, once imported, is the same mail
        attributes.remove("truncated");
        attributes.put("limit", "size");
        attributes.put("size", String.valueOf(bytes));
        return header.but()
                .content("（这封邮件有 %d MB，超过了 %d MB 的上限，正文和附件没有保存。原邮件在邮箱 %s 的文件夹“%s”里，请在邮箱中打开。）"
                        .formatted((bytes + (1 << 20) - 1) >> 20, EmailDecoder.MAX_BYTES >> 20, user, folder))
                .attributes(attributes)
                .copies(List.of(key()))
                .build();
    }

    /** A mail that cannot be read at all. Its record says that there is one, and where. */
    CommunicationDraft unreadable(String reason, Instant time) {
        return CommunicationDraft.of(key(), CommunicationType.EMAIL, CommunicationType.EMAIL.label(), time)
                .parties(List.of(new Party(
                        Party.Role.RECIPIENT,
                        ContactPointKind.EMAIL,
                        EmailAddresses.normalise(user),
                        user,
                        Optional.empty(),
                        Party.Side.OURS)))
                .subject(Optional.of("无法读取的邮件"))
                .content("（邮箱 %s 的文件夹“%s”里有一封邮件没能读取，请在邮箱中查看。原因：%s）".formatted(user, folder, reason))
                .attributes(Map.of("unreadable", reason))
                .build();
    }
}
