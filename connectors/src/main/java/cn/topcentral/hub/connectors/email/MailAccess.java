package cn.topcentral.hub.connectors.email;

import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Set;

/** Tries whether a mailbox can be read, without reading a mail. */
public final class MailAccess {
    private MailAccess() {}

    /**
     * What was found.
     *
     * @param folders that would be read
     * @param missing that are wanted and not there
     * @param push whether the server tells of new mail
     */
    public record Found(List<String> folders, Set<String> missing, boolean push) {}

    /**
     * Logs in, lists the folders and opens each.
     *
     * @throws MessagingException when any of it fails; its message is the server's answer
     */
    public static Found check(MailAccount account) throws MessagingException {
        try (ImapConnection connection = ImapConnection.open(account)) {
            MailFolders.Choice choice = account.folders().choose(connection.folders());
            boolean push = connection.offers("IDLE");
            for (MailFolders.Chosen folder : choice.folders()) {
                connection.examine(folder.name(), false).close(false);
            }
            return new Found(
                    choice.folders().stream().map(MailFolders.Chosen::name).toList(), choice.missing(), push);
        }
    }
}
