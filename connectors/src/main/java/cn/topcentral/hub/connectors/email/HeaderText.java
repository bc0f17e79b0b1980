package cn.topcentral.hub.connectors.email;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Header values to text: encoded words (RFC 2047) as programs really write them, and bytes without any label.
 *
 * <p>The library's {@code MimeUtility.decodeText} is not used: it decodes each word alone, so a character split between two words is lost,
 * and it leaves words glued to text, words with spaces inside, and words of an unknown charset undecoded.
 */
final class HeaderText {

    private static final Pattern WORD = Pattern.compile("=\\?([^?\\s]{1,60})\\?([bBqQ])\\?([^?]*)\\?=");
    private static final Pattern FOLD = Pattern.compile("\\r?\\n[ \\t]*|\\r");
    private static final Pattern UNWANTED = Pattern.compile("\\p{Cc}+");
    private static final Pattern INVISIBLE = Pattern.compile("[\\u200B\\uFEFF\\u202A-\\u202E\\u2066-\\u2069]+");
    private static final Pattern SPACES = Pattern.compile("[ \\u00A0\\u3000]{2,}");

    private HeaderText() {}

    /** Unfolds, decodes, and drops control and text-direction characters. */
    static String decode(String raw) {
        return tidy(words(unlabelled(FOLD.matcher(raw).replaceAll(" "))));
    }

    /** One line of a header value without its folds; encoded words stay as they are. */
    static String unfold(String raw) {
        return unlabelled(FOLD.matcher(raw).replaceAll(" ")).strip();
    }

    /** The headers are read byte for byte as Latin-1; a value with bytes above ASCII is decoded here, once it is known whole. */
    static String unlabelled(String text) {
        boolean high = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0xFF) {
                return text;
            }
            high |= c > 0x7F;
        }
        return high ? MailCharset.decode(text.getBytes(StandardCharsets.ISO_8859_1), Optional.empty(), false) : text;
    }

    private static String tidy(String text) {
        return SPACES.matcher(
                        UNWANTED.matcher(INVISIBLE.matcher(text).replaceAll("")).replaceAll(" "))
                .replaceAll(" ")
                .strip();
    }

    private static String words(String text) {
        Matcher word = WORD.matcher(text);
        StringBuilder out = new StringBuilder(text.length());
        ByteArrayOutputStream pending = new ByteArrayOutputStream();
        String charset = "";
        int end = 0;
        while (word.find()) {
            String gap = text.substring(end, word.start());
            // RFC 2231 section 5 appends a language to the charset: =?utf-8*zh?B?…?=
            String next = word.group(1).replaceFirst("\\*.*", "");
            boolean adjacent = end > 0 && gap.isBlank();
            if (!adjacent || !next.equalsIgnoreCase(charset)) {
                flush(pending, charset, out);
                out.append(adjacent ? "" : gap);
            }
            pending.writeBytes(payload(word.group(2), word.group(3)));
            charset = next;
            end = word.end();
        }
        flush(pending, charset, out);
        return out.append(text, end, text.length()).toString();
    }

    private static void flush(ByteArrayOutputStream pending, String charset, StringBuilder out) {
        if (pending.size() == 0) {
            return; // most headers have no encoded word, and looking up a charset that does not exist takes the JDK a
            // millisecond
        }
        out.append(MailCharset.decode(pending.toByteArray(), Optional.of(charset), false));
        pending.reset();
    }

    private static byte[] payload(String encoding, String text) {
        return encoding.equalsIgnoreCase("B") ? base64(text) : quoted(text);
    }

    private static byte[] base64(String text) {
        String letters = text.replaceAll("[^A-Za-z0-9+/]", "");
        int usable = letters.length() % 4 == 1 ? letters.length() - 1 : letters.length();
        return Base64.getDecoder().decode(letters.substring(0, usable));
    }

    private static byte[] quoted(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '=' && isHex(text, i + 1) && isHex(text, i + 2)) {
                out.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                out.writeBytes(String.valueOf(c == '_' ? ' ' : c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    private static boolean isHex(String text, int at) {
        return at < text.length() && Character.digit(text.charAt(at), 16) >= 0;
    }
}
