package cn.topcentral.hub.connectors.email;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which folders of a mailbox are read.
 *
 * @param wanted {@code inbox}, {@code sent}, {@code drafts}, {@code others} (every folder the user made), or a folder by its name as the mail program
 *     shows it
 * @param sent the folder of sent mail, where neither the server nor the name tells which it is
 * @param drafts the folder of drafts, likewise
 */
public record MailFolders(Set<String> wanted, Optional<String> sent, Optional<String> drafts) {

    /** What customers got and what they wrote. Drafts are ours alone until they are sent: on a timeline they would tell what never happened. */
    public static final MailFolders USUAL =
            new MailFolders(Set.of("inbox", "sent"), Optional.empty(), Optional.empty());

    public MailFolders {
        wanted = Set.copyOf(wanted);
    }

    /**
     * A folder as the server lists it.
     *
     * @param name decoded, with its parents
     * @param separator between the parents, or 0
     * @param attributes as in LIST, with their backslash
     */
    record Listed(String name, char separator, List<String> attributes) {}

    /**
     * A folder to read.
     *
     * @param drafts whether its mails were never sent
     */
    record Chosen(String name, boolean drafts) {}

    /**
     * What to read.
     *
     * @param missing what is wanted and not there
     */
    record Choice(List<Chosen> folders, Set<String> missing) {}

    Choice choose(List<Listed> listed) {
        Set<String> missing = new LinkedHashSet<>(wanted);
        missing.remove("others"); // a mailbox need not have any
        List<Chosen> folders = new ArrayList<>();
        for (Listed folder : listed) {
            FolderRole role = roleOf(folder);
            if (wanted.contains(folder.name()) || wanted.contains(word(role))) {
                missing.remove(folder.name());
                missing.remove(word(role));
                folders.add(new Chosen(folder.name(), role == FolderRole.DRAFTS));
            }
        }
        return new Choice(folders, missing);
    }

    private FolderRole roleOf(Listed folder) {
        if (sent.filter(folder.name()::equals).isPresent()) {
            return FolderRole.SENT;
        }
        return drafts.filter(folder.name()::equals).isPresent() ? FolderRole.DRAFTS : FolderRole.of(folder);
    }

    private static String word(FolderRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
