package cn.topcentral.hub.connectors.email;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;

/** Undoes Content-Transfer-Encoding (RFC 2045 section 6), also when its name or the claim itself is wrong. */
final class TransferEncoding {

    private TransferEncoding() {}

    /**
     * The decoded bytes; as they are when the encoding is unknown.
     *
     * @param header the raw header value, empty when there is none
     * @param text whether text is expected, so that a claim of base64 over plain words can be seen through
     */
    static byte[] decode(byte[] bytes, int from, int to, String header, boolean text) {
        String encoding = name(header);
        if (encoding.isEmpty() || (encoding.equals("base64") && text && !looksLikeBase64(bytes, from, to))) {
            return Arrays.copyOfRange(bytes, from, to);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(to - from);
        try (InputStream decoded = MimeUtility.decode(new ByteArrayInputStream(bytes, from, to - from), encoding)) {
            decoded.transferTo(out);
        } catch (IOException | MessagingException e) {
            // Broken off in the middle: what came out until then is better than code. Nothing came out: better the
            // code.
            return out.size() > 0 ? out.toByteArray() : Arrays.copyOfRange(bytes, from, to);
        }
        return out.toByteArray();
    }

    /** One of the three that change bytes, or empty for all others ({@code 8bit}, {@code 7-bit}, {@code plain}, {@code text/html} …). */
    private static String name(String header) {
        String letters =
                header.toLowerCase(Locale.ROOT).replaceAll("\\(.*?\\)", "").replaceAll("[^a-z0-9]", "");
        if (letters.startsWith("base64")) {
            return "base64";
        }
        if (letters.startsWith("quotedprintable")) {
            return "quoted-printable";
        }
        return letters.startsWith("xuue") || letters.startsWith("uue") ? "uuencode" : "";
    }

    private static boolean looksLikeBase64(byte[] bytes, int from, int to) {
        int foreign = 0;
        for (int i = from; i < to; i++) {
            int b = bytes[i];
            boolean letter = (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9');
            foreign += letter || b == '+' || b == '/' || b == '=' || b == '\r' || b == '\n' ? 0 : 1;
        }
        return foreign * 20 <= to - from;
    }
}
