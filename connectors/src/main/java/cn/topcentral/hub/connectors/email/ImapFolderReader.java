package cn.topcentral.hub.connectors.email;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.IntakeResult;
import jakarta.mail.FetchProfile;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.StoreClosedException;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in what is new in one folder, batch by batch, and says after each how far it came. A mail that cannot be fetched is passed over and
 * tried again in later runs; at last a record says that it is there. So one mail never holds up those behind it.
 */
final class ImapFolderReader {
    private static final Logger log = LoggerFactory.getLogger(ImapFolderReader.class);

    private static final int BATCH_MAILS = 50;

    /** Drafts hold their raw bytes, so a batch of large mails is cut shorter. */
    private static final int BATCH_BYTES = 16 << 20;

    /** A mail at which the connection breaks may be innocent: the line was bad. Not five times. */
    static final int TRIES = 5;

    private final MailAccount account;
    private final ImapMail mails;
    private final Function<List<CommunicationDraft>, List<IntakeResult>> intake;
    private final Clock clock;

    private final List<Pending> batch = new ArrayList<>();
    private int batchBytes;
    private int stored;

    private record Pending(ImapPlace place, CommunicationDraft draft) {}

    /** Used for one folder in one run. */
    ImapFolderReader(
            MailAccount account,
            ImapMail mails,
            Function<List<CommunicationDraft>, List<IntakeResult>> intake,
            Clock clock) {
        this.account = account;
        this.mails = mails;
        this.intake = intake;
        this.clock = clock;
    }

    /** How many communications were new so far. */
    int stored() {
        return stored;
    }

    /**
     * Reads the opened folder.
     *
     * @param unsent whether it holds drafts
     * @param save remembers how far it is, called when everything before that is stored
     * @throws MessagingException when the connection is lost; what came before it is stored
     */
    void read(IMAPFolder folder, boolean unsent, ImapCursor.Folder before, Consumer<ImapCursor.Folder> save)
            throws MessagingException {
        ImapCursor.Folder cursor = before.in(folder.getUIDValidity());
        if (before.lastUid() > 0 && cursor.lastUid() == 0) {
            log.info("Folder numbered anew, reading all of it again account={}", account.name());
        }
        long modSeq = Math.max(0, folder.getHighestModSeq());
        boolean unchanged = modSeq > 0 && modSeq == cursor.highestModSeq();
        long next = folder.getUIDNext();
        boolean nothingNew = next > 0 && next <= cursor.lastUid() + 1;
        List<Long> retries = cursor.failed().keySet().stream().sorted().toList();
        if (!unchanged && !nothingNew) {
            cursor = readNew(folder, unsent, cursor, save);
        }
        for (long uid : retries) {
            cursor = retry(folder, unsent, uid, cursor, save);
        }
        if (!cursor.at(modSeq).equals(before)) {
            save.accept(cursor.at(modSeq));
        }
    }

    private ImapCursor.Folder readNew(
            IMAPFolder folder, boolean unsent, ImapCursor.Folder from, Consumer<ImapCursor.Folder> save)
            throws MessagingException {
        ImapCursor.Folder cursor = from;
        List<IMAPMessage> fresh = newer(folder, cursor.lastUid());
        for (int start = 0; start < fresh.size(); start += BATCH_MAILS) {
            List<IMAPMessage> messages = fresh.subList(start, Math.min(fresh.size(), start + BATCH_MAILS));
            describe(folder, messages);
            for (IMAPMessage message : messages) {
                cursor = add(folder, message, unsent, cursor, save);
                if (batchBytes >= BATCH_BYTES) {
                    flush();
                    save.accept(cursor);
                }
            }
            flush();
            save.accept(cursor);
        }
        return cursor;
    }

    /** {@code UID FETCH n:*} answers with the last mail even when nothing is new (RFC 3501 section 6.4.8). */
    private static List<IMAPMessage> newer(IMAPFolder folder, long lastUid) throws MessagingException {
        List<IMAPMessage> newer = new ArrayList<>();
        for (Message message : folder.getMessagesByUID(lastUid + 1, UIDFolder.LASTUID)) {
            if (message instanceof IMAPMessage found && folder.getUID(found) > lastUid) {
                newer.add(found);
            }
        }
        return newer;
    }

    private static void describe(IMAPFolder folder, List<IMAPMessage> messages) throws MessagingException {
        FetchProfile profile = new FetchProfile();
        profile.add(FetchProfile.Item.SIZE);
        profile.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
        folder.fetch(messages.toArray(Message[]::new), profile);
    }

    private ImapCursor.Folder add(
            IMAPFolder folder,
            IMAPMessage message,
            boolean unsent,
            ImapCursor.Folder cursor,
            Consumer<ImapCursor.Folder> save)
            throws MessagingException {
        ImapPlace place = place(folder, folder.getUID(message));
        try {
            fetch(folder, message, place, unsent);
            return cursor.upTo(place.uid());
        } catch (MessageRemovedException e) {
            return cursor.upTo(place.uid()); // deleted in this moment, by whoever owns the mailbox
        } catch (MessagingException | IOException e) {
            log.warn(
                    "Mail not fetched, will be tried again account={} uid={}: {}",
                    account.name(),
                    place.uid(),
                    e.toString());
            ImapCursor.Folder failed = cursor.failedAt(place.uid());
            if (isLost(folder, e)) {
                flush();
                save.accept(failed);
                throw new MessagingException("Connection lost at mail " + place.uid(), e);
            }
            return failed;
        }
    }

    private ImapCursor.Folder retry(
            IMAPFolder folder, boolean unsent, long uid, ImapCursor.Folder cursor, Consumer<ImapCursor.Folder> save)
            throws MessagingException {
        ImapPlace place = place(folder, uid);
        int tries = cursor.failed().getOrDefault(uid, 0);
        if (tries >= TRIES) {
            log.warn("Mail given up, see the mailbox account={} uid={} tries={}", account.name(), uid, tries);
            batch.add(new Pending(
                    place,
                    place.unreadable("The server did not hand it over, tried " + tries + " times", clock.instant())));
            return stored(cursor.done(uid), save);
        }
        try {
            if (folder.getMessageByUID(uid) instanceof IMAPMessage message) {
                describe(folder, List.of(message));
                fetch(folder, message, place, unsent);
            }
            return stored(cursor.done(uid), save);
        } catch (MessageRemovedException e) {
            return cursor.done(uid);
        } catch (MessagingException | IOException e) {
            log.warn(
                    "Mail not fetched again account={} uid={} tries={}: {}",
                    account.name(),
                    uid,
                    tries + 1,
                    e.toString());
            save.accept(cursor.failedAt(uid));
            if (isLost(folder, e)) {
                throw new MessagingException("Connection lost at mail " + uid, e);
            }
            return cursor.failedAt(uid);
        }
    }

    private ImapCursor.Folder stored(ImapCursor.Folder cursor, Consumer<ImapCursor.Folder> save) {
        flush();
        save.accept(cursor);
        return cursor;
    }

    private void fetch(IMAPFolder folder, IMAPMessage message, ImapPlace place, boolean unsent)
            throws MessagingException, IOException {
        ImapMail.Fetched fetched = mails.fetch(folder, message, place, unsent);
        batch.add(new Pending(place, fetched.draft()));
        batchBytes += fetched.bytes();
    }

    /** The library hides a lost connection in the cause of an IOException. */
    private static boolean isLost(IMAPFolder folder, Exception e) {
        return isClosed(e) || (e.getCause() != null && isClosed(e.getCause())) || !folder.isOpen();
    }

    private static boolean isClosed(Throwable e) {
        return e instanceof FolderClosedException || e instanceof StoreClosedException;
    }

    /** What the database refuses still gets a record that says so. */
    private void flush() {
        if (batch.isEmpty()) {
            return;
        }
        List<IntakeResult> results =
                intake.apply(batch.stream().map(Pending::draft).toList());
        List<CommunicationDraft> refused = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i) instanceof IntakeResult.Stored) {
                stored++;
            } else if (results.get(i) instanceof IntakeResult.Rejected rejected) {
                Pending pending = batch.get(i);
                log.warn(
                        "Mail refused account={} uid={}",
                        account.name(),
                        pending.place().uid());
                refused.add(pending.place()
                        .unreadable(rejected.reason(), pending.draft().time()));
            }
        }
        if (!refused.isEmpty()) {
            log.info("Refused mails noted account={} results={}", account.name(), intake.apply(refused));
        }
        batch.clear();
        batchBytes = 0;
    }

    private ImapPlace place(IMAPFolder folder, long uid) throws MessagingException {
        return new ImapPlace(account.name(), account.user(), folder.getFullName(), folder.getUIDValidity(), uid);
    }
}
