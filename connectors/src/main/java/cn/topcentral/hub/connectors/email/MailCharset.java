package cn.topcentral.hub.connectors.email;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Bytes to text when the label on them is missing, wrong or unknown. */
final class MailCharset {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    // A label names the smallest standard the writer thought of; the bytes use the vendor's superset (镕 and € in
    // "gb2312").
    private static final Map<String, Charset> ALIASES = Map.ofEntries(
            Map.entry("gb2312", GB18030),
            Map.entry("gb_2312-80", GB18030),
            Map.entry("gb2312-80", GB18030),
            Map.entry("gb2312_charset", GB18030),
            Map.entry("euc-cn", GB18030),
            Map.entry("gbk", GB18030),
            Map.entry("x-gbk", GB18030),
            Map.entry("cp936", GB18030),
            Map.entry("ms936", GB18030),
            Map.entry("windows-936", GB18030),
            Map.entry("gb18030", GB18030),
            Map.entry("big5", Charset.forName("Big5-HKSCS")),
            Map.entry("x-x-big5", Charset.forName("Big5-HKSCS")),
            Map.entry("euc-kr", Charset.forName("x-windows-949")),
            Map.entry("ks_c_5601-1987", Charset.forName("x-windows-949")),
            Map.entry("shift_jis", Charset.forName("windows-31j")),
            Map.entry("iso-8859-1", WINDOWS_1252),
            Map.entry("latin1", WINDOWS_1252),
            Map.entry("us-ascii", WINDOWS_1252),
            Map.entry("ascii", WINDOWS_1252),
            Map.entry("utf8", StandardCharsets.UTF_8),
            Map.entry("unicode-1-1-utf-8", StandardCharsets.UTF_8));

    private MailCharset() {}

    /**
     * Decodes without ever failing.
     *
     * @param label the charset the sender names, if any
     * @param traditional whether the mail speaks of Taiwan or Hong Kong elsewhere, so that unlabelled bytes may be Big5
     */
    static String decode(byte[] bytes, Optional<String> label, boolean traditional) {
        if (isAscii(bytes)) {
            // ISO-2022 and HZ switch to Chinese or Japanese with plain ASCII bytes, so the label still counts.
            return label.flatMap(MailCharset::find)
                            .orElse(StandardCharsets.US_ASCII)
                            .equals(StandardCharsets.UTF_8)
                    ? new String(bytes, StandardCharsets.US_ASCII)
                    : stateful(bytes, label);
        }
        Optional<Charset> named = label.flatMap(MailCharset::find);
        if (named.isPresent() && !isCommonlyWrong(named.get())) {
            return new String(bytes, named.get());
        }
        Optional<String> utf8 = strict(bytes, StandardCharsets.UTF_8);
        if (utf8.isPresent() && (named.isEmpty() || !named.get().equals(GB18030) || hasIdeograph(utf8.get()))) {
            return utf8.get();
        }
        if (named.filter(GB18030::equals).isPresent()) {
            return new String(bytes, GB18030);
        }
        if (traditional && !looksLikeGbk(bytes)) {
            return new String(bytes, Charset.forName("Big5-HKSCS"));
        }
        if (looksLikeGbk(bytes)) {
            return new String(bytes, GB18030);
        }
        if (named.filter(StandardCharsets.UTF_8::equals).isPresent() && mostlyUtf8(bytes)) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        return new String(bytes, WINDOWS_1252);
    }

    /** The charset of a label, with the superset the bytes really use. */
    static Optional<Charset> find(String label) {
        String name = label.strip().toLowerCase(Locale.ROOT).replaceAll("^[\"']+|[\"';]+$", "");
        Charset alias = ALIASES.get(name);
        if (alias != null) {
            return Optional.of(alias);
        }
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    /** Labels that programs put on by default whatever the bytes are. */
    private static boolean isCommonlyWrong(Charset charset) {
        return charset.equals(StandardCharsets.UTF_8) || charset.equals(WINDOWS_1252) || charset.equals(GB18030);
    }

    private static String stateful(byte[] bytes, Optional<String> label) {
        String name = label.orElse("").toLowerCase(Locale.ROOT);
        if (name.equals("hz-gb-2312")) {
            return new String(hzToGb(bytes), GB18030);
        }
        return new String(bytes, label.flatMap(MailCharset::find).orElse(StandardCharsets.US_ASCII));
    }

    /** RFC 1843: between tilde-brace and tilde-closing-brace each byte lacks its high bit; two tildes are one. The JDK has no decoder. */
    private static byte[] hzToGb(byte[] bytes) {
        byte[] out = new byte[bytes.length];
        int length = 0;
        boolean chinese = false;
        for (int i = 0; i < bytes.length; i++) {
            int next = i + 1 < bytes.length ? bytes[i + 1] : -1;
            if (bytes[i] == '~' && (next == '{' || next == '}')) {
                chinese = next == '{';
                i++;
            } else if (bytes[i] == '~' && next == '~') {
                out[length++] = bytes[i++];
            } else {
                out[length++] = chinese && bytes[i] > ' ' ? (byte) (bytes[i] | 0x80) : bytes[i];
            }
        }
        return Arrays.copyOf(out, length);
    }

    private static Optional<String> strict(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasIdeograph(String text) {
        return text.codePoints().anyMatch(Character::isIdeographic);
    }

    /**
     * Chinese text in GBK comes in pairs of high bytes, most of them in the rows of the 3,755 common characters (B0–D7) and of
     * punctuation (A1–A3, A3 holding full-width letters). Western text has single high bytes, and its accented small letters lie in rows
     * E0–FF.
     */
    private static boolean looksLikeGbk(byte[] bytes) {
        int common = 0;
        int other = 0;
        for (int i = 0; i < bytes.length; i++) {
            int lead = bytes[i] & 0xFF;
            if (lead < 0x80) {
                continue;
            }
            int trail = i + 1 < bytes.length ? bytes[i + 1] & 0xFF : 0;
            boolean row = (lead >= 0xB0 && lead <= 0xD7) || (lead >= 0xA1 && lead <= 0xA3);
            if (row && trail >= 0xA1 && trail != 0xFF) {
                common++;
            } else {
                other++;
            }
            if (trail >= 0x40) {
                i++;
            }
        }
        return common > other;
    }

    /** A mail cut at some byte, or one bad character in a long text, is still UTF-8. */
    private static boolean mostlyUtf8(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        long bad = text.chars().filter(c -> c == '\uFFFD').count();
        long high = text.chars().filter(c -> c > 0x7F).count();
        return bad * 4 <= high;
    }
}
