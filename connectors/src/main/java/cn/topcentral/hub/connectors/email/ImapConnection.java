package cn.topcentral.hub.connectors.email;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.ResyncData;

/** The one connection to a mailbox. Providers count connections, so no second one is opened. Used by one thread at a time. */
final class ImapConnection implements AutoCloseable {
    private static final String CONNECT_TIMEOUT_MILLIS = "15000";

    /** Chunks of a large mail. The library's 16 KB make a hundred round trips of a megabyte. */
    private static final String CHUNK_BYTES = String.valueOf(1 << 20);

    static {
        MailDefaults.apply();
    }

    private final IMAPStore store;

    private ImapConnection(IMAPStore store) {
        this.store = store;
    }

    /** Connects, logs in and says who we are. */
    static ImapConnection open(MailAccount account) throws MessagingException {
        IMAPStore store = (IMAPStore) Session.getInstance(properties(account)).getStore("imap");
        try {
            store.connect(account.host(), account.port(), account.user(), account.password());
            // NetEase refuses every folder ("Unsafe Login") to a program that has not given its name on this very
            // connection (RFC 2971).
            if (store.hasCapability("ID")) {
                store.id(Map.of(
                        "name", "topcentral-hub",
                        "version", "1.0",
                        "vendor", "TopcentralMall",
                        "support-email", account.user()));
            }
            return new ImapConnection(store);
        } catch (MessagingException | RuntimeException e) {
            closeQuietly(store);
            throw e;
        }
    }

    private static Properties properties(MailAccount account) {
        String timeout = String.valueOf(account.timeout().toMillis());
        Properties properties = new Properties();
        account.tls().describe("imap", properties);
        properties.setProperty("mail.imap.connectiontimeout", CONNECT_TIMEOUT_MILLIS);
        properties.setProperty("mail.imap.timeout", timeout); // the library's default is to wait for ever
        properties.setProperty("mail.imap.writetimeout", timeout);
        properties.setProperty("mail.imap.fetchsize", CHUNK_BYTES);
        properties.setProperty("mail.imap.peek", "true"); // reading must not mark a mail as read
        properties.setProperty("mail.imap.connectionpoolsize", "1");
        properties.setProperty("mail.imap.separatestoreconnection", "false");
        properties.setProperty("mail.imap.ignorebodystructuresize", "true");
        properties.setProperty("mail.mime.address.strict", "false");
        properties.setProperty("mail.mime.allowutf8", "true");
        return properties;
    }

    boolean offers(String capability) throws MessagingException {
        return store.hasCapability(capability);
    }

    /** Every folder that can hold mail. */
    List<MailFolders.Listed> folders() throws MessagingException {
        List<MailFolders.Listed> listed = new ArrayList<>();
        for (Folder folder : store.getDefaultFolder().list("*")) {
            if ((folder.getType() & Folder.HOLDS_MESSAGES) != 0) {
                listed.add(new MailFolders.Listed(
                        folder.getFullName(), folder.getSeparator(), List.of(((IMAPFolder) folder).getAttributes())));
            }
        }
        return listed;
    }

    /**
     * Opens a folder without the right to change anything; the caller closes it before anything else is asked of the connection.
     *
     * @param withState whether to ask for the folder's modification sequence
     */
    IMAPFolder examine(String name, boolean withState) throws MessagingException {
        IMAPFolder folder = (IMAPFolder) store.getFolder(name);
        if (withState) {
            folder.open(Folder.READ_ONLY, ResyncData.CONDSTORE);
        } else {
            folder.open(Folder.READ_ONLY);
        }
        return folder;
    }

    boolean isOpen() {
        return store.isConnected();
    }

    @Override
    public void close() {
        closeQuietly(store);
    }

    private static void closeQuietly(IMAPStore store) {
        try {
            store.close();
        } catch (MessagingException e) {
            // The server is gone or has said good-bye first: closed either way.
        }
    }
}
