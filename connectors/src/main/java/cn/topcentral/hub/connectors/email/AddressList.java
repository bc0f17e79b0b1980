package cn.topcentral.hub.connectors.email;

import cn.topcentral.hub.connectors.party.EmailAddresses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The mailboxes of a From, To or Cc header. A broken one never hides its neighbours.
 *
 * <p>The library's {@code InternetAddress.parseHeader} is not used: one bad mailbox fails the whole list, lists separated by semicolons
 * (Outlook) are one address to it, and it decodes names word by word.
 */
final class AddressList {

    /**
     * One mailbox.
     *
     * @param address normalised; empty when it is none
     * @param raw as written, decoded
     * @param name the display name
     */
    record Mailbox(Optional<String> address, String raw, Optional<String> name) {}

    /** More recipients than any person writes to; a header of a megabyte must not become a million parties. */
    private static final int MAX_MAILBOXES = 2000;

    private static final Pattern ANGLE = Pattern.compile("<([^<>]*)>?\\s*$");
    private static final Pattern COMMENT = Pattern.compile("\\(([^()]*)\\)\\s*$");
    private static final Pattern BARE = Pattern.compile("[^\\s<>\"'(),;:\\[\\]]+@[^\\s<>\"'(),;:\\[\\]]+");
    /** What servers put where nobody is named. */
    private static final Pattern NOBODY = Pattern.compile("(?i)^\"?<?undisclosed[ -]?recipients?");

    private static final Pattern GROUP = Pattern.compile("^[^@\"<:]*:");

    /**
     * What separates nothing: an encoded word, a quoted string, a comment. One that is never closed matches none of them, so that it
     * cannot swallow all that follows.
     */
    private static final Pattern ATOMIC =
            Pattern.compile("<[^<>]*>|=\\?[^?\\s]{1,60}\\?[bBqQ]\\?[^?]*\\?=|\"(?:[^\"\\\\]|\\\\.)*+\"|\\([^()]*\\)");

    private AddressList() {}

    static List<Mailbox> parse(String header) {
        List<Mailbox> mailboxes = new ArrayList<>();
        for (String piece : pieces(HeaderText.unfold(header))) {
            if (mailboxes.size() < MAX_MAILBOXES) {
                mailboxes.addAll(mailbox(piece));
            }
        }
        return mailboxes;
    }

    private static List<Mailbox> mailbox(String written) {
        String piece = GROUP.matcher(written).replaceFirst("").strip();
        if (piece.isEmpty() || piece.equals("<>") || NOBODY.matcher(piece).find()) {
            return List.of();
        }
        Matcher angle = ANGLE.matcher(piece);
        if (angle.find()) {
            return List.of(named(angle.group(1), piece.substring(0, angle.start()), piece));
        }
        Matcher comment = COMMENT.matcher(piece);
        if (comment.find()) {
            return List.of(named(piece.substring(0, comment.start()), comment.group(1), piece));
        }
        Optional<String> whole = EmailAddresses.normalise(piece);
        if (whole.isPresent()) {
            return List.of(new Mailbox(whole, piece, Optional.empty()));
        }
        return bare(piece);
    }

    /** Neither brackets nor one clean address: addresses with a space or a name between them. */
    private static List<Mailbox> bare(String piece) {
        List<Mailbox> found = new ArrayList<>();
        Matcher address = BARE.matcher(piece);
        int end = 0;
        while (address.find()) {
            found.add(
                    named(address.group(), piece.substring(end, address.start()), piece.substring(end, address.end())));
            end = address.end();
        }
        return found.isEmpty() ? List.of(named("", "", piece)) : found;
    }

    private static Mailbox named(String address, String name, String raw) {
        Optional<String> normal = EmailAddresses.normalise(address.replaceAll("\\s", ""));
        String shown = unquote(HeaderText.decode(unquote(name.strip())));
        // Many programs repeat the address as the name; that is no name.
        boolean useful = !shown.isEmpty() && !EmailAddresses.normalise(shown).equals(normal.or(() -> Optional.of("")));
        return new Mailbox(normal, HeaderText.decode(raw.strip()), useful ? Optional.of(shown) : Optional.empty());
    }

    private static String unquote(String text) {
        String inner = text.strip();
        while (isWrapped(inner, "\"") || isWrapped(inner, "'")) {
            inner = inner.substring(1, inner.length() - 1).strip();
        }
        return inner.replaceAll("\\\\(.)", "$1").replaceAll("^\"+|\"+$", "").strip();
    }

    private static boolean isWrapped(String text, String quote) {
        return text.length() >= 2 && text.startsWith(quote) && text.endsWith(quote);
    }

    /** Cuts at commas and semicolons. */
    private static List<String> pieces(String header) {
        List<String> pieces = new ArrayList<>();
        Matcher atomic = ATOMIC.matcher(header);
        int start = 0;
        int nextAtomic = atomic.find() ? atomic.start() : header.length();
        for (int i = 0; i < header.length(); i++) {
            if (i == nextAtomic) {
                i = atomic.end() - 1;
                nextAtomic = atomic.find() ? atomic.start() : header.length();
            } else if (header.charAt(i) == ',' || header.charAt(i) == ';') {
                pieces.add(header.substring(start, i));
                start = i + 1;
            }
        }
        pieces.add(header.substring(start));
        return pieces;
    }
}
