package cn.topcentral.hub.connectors.email;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells a mail from everything else by its first bytes. */
final class NoMail {

    private static final int LOOK_AT = 64 * 1024;

    /** One of these stands in every mail; any word with a colon stands in every text. */
    private static final Pattern MAIL_FIELD = Pattern.compile(
            "(?im)^(?:from|to|cc|bcc|subject|date|sender|reply-to|message-id|received|return-path|delivered-to|mime-version|content-type)[ \\t]*:");

    private NoMail() {}

    /** Why these bytes are no mail; empty when they are one. */
    static Optional<String> reason(byte[] raw) {
        if (startsWith(raw, 0xD0, 0xCF, 0x11, 0xE0)) {
            return Optional.of("This is Outlook's own format (.msg). Save the message as .eml.");
        }
        if (startsWith(raw, '!', 'B', 'D', 'N')) {
            return Optional.of("This is an Outlook data file (.pst). Export its folders as .eml or .mbox.");
        }
        int first = firstHeader(raw);
        if (first >= raw.length) {
            return Optional.of("The file is empty. Export the message again.");
        }
        int end = Math.min(MimePart.headerEnd(raw, first, raw.length), first + LOOK_AT);
        String header = new String(raw, first, end - first, StandardCharsets.ISO_8859_1);
        if (header.indexOf('\0') >= 0) {
            return Optional.of("This is a binary file, not a mail. Mails are files ending in .eml or .mbox.");
        }
        return MAIL_FIELD.matcher(header).find()
                ? Optional.empty()
                : Optional.of(
                        "There are no mail header fields (From, To, Subject, Date …) at the beginning. Mails are files ending in .eml or .mbox.");
    }

    /** Where the header begins: after a byte order mark, empty lines, and the {@code From } line of a mailbox. */
    static int firstHeader(byte[] raw) {
        int from = startsWith(raw, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        ByteLines lines = new ByteLines(raw, from, raw.length);
        while (lines.advance()) {
            boolean separator = lines.startsWith(FromLine.PREFIX) || lines.startsWith(FromLine.QUOTED_PREFIX);
            if (!lines.isEmpty() && !separator) {
                return lines.start();
            }
        }
        return raw.length;
    }

    private static boolean startsWith(byte[] raw, int... magic) {
        if (raw.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((raw[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
