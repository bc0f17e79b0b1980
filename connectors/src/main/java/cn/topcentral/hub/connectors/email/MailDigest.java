package cn.topcentral.hub.connectors.email;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The key of a message that has no Message-ID: the same however it was exported. */
final class MailDigest {

    private MailDigest() {}

    /** {@code sha256:} and the hash of sender, date, addressees, subject and body, with line ends and trailing empty lines made equal. */
    static String id(MimePart message, byte[] raw) {
        MessageDigest digest = sha256();
        for (String field : List.of("From", "Date", "To", "Subject")) {
            String value = message.header(field).map(HeaderText::unfold).orElse("");
            digest.update((field + ':' + value + '\n').getBytes(StandardCharsets.UTF_8));
        }
        int end = raw.length;
        int start = MimePart.headerEnd(raw, NoMail.firstHeader(raw), end);
        while (end > start && (raw[end - 1] == '\n' || raw[end - 1] == '\r' || raw[end - 1] == ' ')) {
            end--;
        }
        ByteLines lines = new ByteLines(raw, start, end);
        while (lines.advance()) {
            digest.update(raw, lines.start(), lines.end() - lines.start());
            digest.update((byte) '\n');
        }
        return "sha256:" + HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
