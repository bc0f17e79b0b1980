package cn.topcentral.hub.connectors.email;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.IntakeResult;
import cn.topcentral.hub.connectors.pull.Poll;
import cn.topcentral.hub.connectors.pull.SourceUnavailable;
import cn.topcentral.hub.storage.sync.SyncCursorRepository;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.event.MessageCountAdapter;
import jakarta.mail.event.MessageCountEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a mailbox over IMAP: every mail of the folders asked for, once, without marking it as read. The cursor is written after the mails are
 * stored; a crash in between makes the next run fetch them again, and the engine recognises them.
 *
 * <p>Thread-safe: a lock keeps a run and the waiting for news apart, because both use the one connection.
 */
public final class ImapPoll implements Poll, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ImapPoll.class);

    /** Providers lock an account after some more; only a person can know the new password. */
    private static final int LOGIN_TRIES = 3;

    private static final long INTERRUPT_MILLIS = 100;

    private final MailAccount account;
    private final ImapMail mails;
    private final Function<List<CommunicationDraft>, List<IntakeResult>> intake;
    private final SyncCursorRepository cursors;
    private final Clock clock;
    private final RandomGenerator random;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ran = lock.newCondition();

    // Under the lock.
    private @Nullable ImapConnection connection;
    private long inboxNext = -1;
    private long runs;
    private Set<String> missing = Set.of();
    private int failures;
    private int refusals;
    private Instant notBefore = Instant.MIN;

    private volatile @Nullable IMAPFolder waiting;
    private volatile boolean listened;
    private volatile Optional<String> stopped = Optional.empty();

    /**
     * Connects to nothing yet.
     *
     * @param intake takes in a batch and says what became of each, {@code engine::accept}
     * @param own our own mail domains
     * @param random spreads the retries of several mailboxes
     */
    public ImapPoll(
            MailAccount account,
            Function<List<CommunicationDraft>, List<IntakeResult>> intake,
            SyncCursorRepository cursors,
            OwnDomains own,
            Clock clock,
            RandomGenerator random) {
        this(account, intake, cursors, own, clock, random, EmailDecoder.MAX_BYTES);
    }

    ImapPoll(
            MailAccount account,
            Function<List<CommunicationDraft>, List<IntakeResult>> intake,
            SyncCursorRepository cursors,
            OwnDomains own,
            Clock clock,
            RandomGenerator random,
            int maxBytes) {
        this.account = account;
        this.mails = new ImapMail(own, clock, maxBytes);
        this.intake = intake;
        this.cursors = cursors;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public String source() {
        return "mail." + account.name();
    }

    @Override
    public Duration interval() {
        return account.interval();
    }

    /** Why the mailbox is not asked any more until the hub is started anew; empty while it is. */
    public Optional<String> stopped() {
        return stopped;
    }

    @Override
    public int run() {
        takeLock();
        try {
            refuseTooEarly();
            int stored = readAll();
            failures = 0;
            refusals = 0;
            return stored;
        } catch (AuthenticationFailedException e) {
            throw refused(e);
        } catch (MessagingException e) {
            throw failed(e);
        } catch (RuntimeException e) {
            disconnect();
            throw e;
        } finally {
            runs++;
            ran.signalAll();
            lock.unlock();
        }
    }

    /** Gets the lock from whoever waits for news, again and again: they may just be about to begin waiting. */
    private void takeLock() {
        try {
            while (!lock.tryLock(INTERRUPT_MILLIS, TimeUnit.MILLISECONDS)) {
                stopWaiting();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceUnavailable(source() + ": interrupted", e);
        }
    }

    private void refuseTooEarly() {
        if (stopped.isPresent()) {
            throw new SourceUnavailable(source() + ": " + stopped.get());
        }
        Instant now = clock.instant();
        if (notBefore.isAfter(now)) {
            throw new SourceUnavailable(
                    source() + ": refused lately, asked again at " + notBefore,
                    null,
                    Optional.of(Duration.between(now, notBefore)));
        }
    }

    private int readAll() throws MessagingException {
        ImapConnection open = connection();
        int stored = 0;
        MailFolders.Choice choice = account.folders().choose(open.folders());
        if (!choice.missing().isEmpty() && !choice.missing().equals(missing)) {
            log.warn(
                    "Folders not found account={} folders={}: name them under sent_folder, drafts_folder or folders",
                    account.name(),
                    choice.missing());
        }
        missing = choice.missing();
        boolean condstore = open.offers("CONDSTORE") && open.offers("ENABLE"); // the library switches it on by ENABLE
        for (MailFolders.Chosen chosen : choice.folders()) {
            stored += read(open, chosen, condstore);
        }
        if (!(listened && account.push() && open.offers("IDLE"))) {
            disconnect();
        }
        return stored;
    }

    private int read(ImapConnection open, MailFolders.Chosen chosen, boolean condstore) throws MessagingException {
        IMAPFolder folder = open.examine(chosen.name(), condstore);
        ImapFolderReader reader = new ImapFolderReader(account, mails, intake, clock);
        try {
            if (chosen.name().equalsIgnoreCase("INBOX")) {
                inboxNext = folder.getUIDNext();
            }
            reader.read(
                    folder,
                    chosen.drafts(),
                    cursor().folder(chosen.name()),
                    place -> cursors.put(
                            source(), cursor().with(chosen.name(), place).write()));
            return reader.stored();
        } finally {
            if (reader.stored() > 0) {
                log.info("Mails taken in account={} new={}", account.name(), reader.stored());
            }
            closeFolder(folder);
        }
    }

    private ImapCursor cursor() {
        return cursors.get(source()).map(ImapCursor::read).orElse(ImapCursor.START);
    }

    private ImapConnection connection() throws MessagingException {
        ImapConnection open = connection;
        if (open == null || !open.isOpen()) {
            disconnect();
            open = ImapConnection.open(account);
            connection = open;
        }
        return open;
    }

    private void disconnect() {
        ImapConnection open = connection;
        connection = null;
        if (open != null) {
            open.close();
        }
    }

    private SourceUnavailable refused(AuthenticationFailedException e) {
        String answer = String.valueOf(e.getMessage());
        if (RefusedLogin.isTemporary(answer)) {
            return failed(e);
        }
        refusals++;
        if (refusals < LOGIN_TRIES) {
            return failed(e);
        }
        disconnect();
        stopped = Optional.of("stopped after " + refusals + " refused logins (" + answer
                + "); set the account's password or authorisation code anew and restart the hub");
        log.error("Mailbox no longer read account={}: {}", account.name(), stopped.get());
        return new SourceUnavailable(source() + ": " + stopped.get(), e);
    }

    private SourceUnavailable failed(MessagingException e) {
        disconnect();
        failures++;
        Duration pause = Backoff.after(failures, random);
        notBefore = clock.instant().plus(pause);
        return new SourceUnavailable(source() + ": " + e.getMessage(), e, Optional.of(pause));
    }

    /** What waiting for news ended with. */
    enum News {
        ARRIVED,
        NONE,
        /** There is no connection: the next run makes one. */
        DISCONNECTED,
        /** The server cannot tell, or must not be asked to. */
        NOT_OFFERED
    }

    /** From now on the connection is kept between runs, for {@link #awaitNews}. */
    void listened() {
        listened = account.push();
    }

    /** Waits for the server to tell of a new mail, until {@link #stopWaiting} or a run. */
    News awaitNews() {
        lock.lock();
        try {
            ImapConnection open = connection;
            if (!account.push() || stopped.isPresent()) {
                return News.NOT_OFFERED;
            }
            if (open == null || !open.isOpen()) {
                return News.DISCONNECTED;
            }
            return open.offers("IDLE") ? idle(open) : News.NOT_OFFERED;
        } catch (MessagingException e) {
            log.debug("Waiting for mail ended account={}: {}", account.name(), e.toString());
            disconnect();
            return News.DISCONNECTED;
        } finally {
            lock.unlock();
        }
    }

    private News idle(ImapConnection open) throws MessagingException {
        IMAPFolder inbox = open.examine("INBOX", false);
        try {
            // A mail that comes between the opening and the server's "idling" is told before the wait begins and would
            // not end it.
            AtomicBoolean arrived = new AtomicBoolean();
            inbox.addMessageCountListener(new MessageCountAdapter() {
                @Override
                public void messagesAdded(MessageCountEvent event) {
                    arrived.set(true);
                    stopWaiting(); // the library tells of events on a thread of its own
                }
            });
            int before = inbox.getMessageCount();
            if (inbox.getUIDNext() != inboxNext) {
                inboxNext = inbox.getUIDNext();
                return News.ARRIVED; // between the last run and now
            }
            waiting = inbox;
            inbox.idle(/* once */ true);
            return arrived.get() || inbox.getMessageCount() > before ? News.ARRIVED : News.NONE;
        } finally {
            waiting = null;
            closeFolder(inbox);
        }
    }

    /** Ends the wait: the library does so when another command is to be sent. */
    void stopWaiting() {
        IMAPFolder folder = waiting;
        if (folder == null) {
            return;
        }
        try {
            folder.doCommandIgnoreFailure(protocol -> {
                protocol.noop();
                return null;
            });
        } catch (MessagingException | IllegalStateException e) {
            log.debug("Folder closed while waiting account={}: {}", account.name(), e.toString());
        }
    }

    /** How many runs there were. */
    long runs() {
        lock.lock();
        try {
            return runs;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there were more runs than so many; gives up when interrupted. */
    void awaitRun(long seen) throws InterruptedException {
        lock.lock();
        try {
            while (runs <= seen) {
                ran.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private void closeFolder(IMAPFolder folder) {
        try {
            if (folder.isOpen()) {
                folder.close(false);
            }
        } catch (MessagingException | IllegalStateException e) {
            log.debug("Folder not closed cleanly account={}: {}", account.name(), e.toString());
        }
    }

    @Override
    public void close() {
        takeLock();
        try {
            listened = false;
            disconnect();
        } finally {
            lock.unlock();
        }
    }
}
