package cn.topcentral.hub.connectors.email;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A part of a message: its headers and a range of the raw bytes. The message itself is the outermost part.
 *
 * <p>The tree is cut here and not by the library's {@code MimeMultipart}: that one reads all parts before it answers, so a message of
 * ten million empty parts fills the memory, and it fails whole on a missing or odd boundary. Headers, parameters and transfer encodings are
 * the library's.
 */
final class MimePart {

    /** Header fields beyond these many bytes are left unread; long recipient lists take some ten thousand. */
    private static final int MAX_MESSAGE_HEADER = 1 << 18;

    private static final int MAX_PART_HEADER = 1 << 14;

    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+*-]+");

    private final InternetHeaders headers;
    private final byte[] bytes;
    private final int bodyStart;
    private final int end;
    private final HeaderValue type;
    private final String mediaType;

    private MimePart(InternetHeaders headers, byte[] bytes, int bodyStart, int end) {
        this.headers = headers;
        this.bytes = bytes;
        this.bodyStart = bodyStart;
        this.end = end;
        // Of two Content-Type lines the first counts, as in every mail program.
        this.type = HeaderValue.parse(header("Content-Type").orElse(""));
        this.mediaType = mediaType(type.value());
    }

    /**
     * A whole message, its header fields read, its body not yet.
     *
     * @param from where the first header field begins
     *
     * @throws MessagingException when the library cannot read the header fields at all
     */
    static MimePart message(byte[] bytes, int from) throws MessagingException {
        return parse(bytes, from, bytes.length, MAX_MESSAGE_HEADER);
    }

    private static MimePart parse(byte[] bytes, int from, int to, int maxHeader) throws MessagingException {
        int bodyStart = headerEnd(bytes, from, to);
        int length = Math.min(bodyStart - from, maxHeader);
        InternetHeaders headers =
                new InternetHeaders(new ByteArrayInputStream(bytes, from, length), /* allowutf8 */ false);
        return new MimePart(headers, bytes, bodyStart, to);
    }

    /** Where the body begins: after the first empty line, or at the end when there is none. */
    static int headerEnd(byte[] bytes, int from, int to) {
        ByteLines lines = new ByteLines(bytes, from, to);
        while (lines.advance()) {
            if (lines.isEmpty()) {
                return lines.next();
            }
        }
        return to;
    }

    /** The first field of that name, raw; absent also when blank. */
    Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    /** All fields of that name, raw, top to bottom, without blank ones. */
    List<String> headers(String name) {
        String[] values = headers.getHeader(name);
        return values == null
                ? List.of()
                : Stream.of(values).filter(value -> !value.isBlank()).toList();
    }

    /** {@code type/subtype} in lower case; {@code text/plain} when absent or unreadable (RFC 2045 section 5.2). */
    String mediaType() {
        return mediaType;
    }

    private static String mediaType(String value) {
        if (MEDIA_TYPE.matcher(value).matches()) {
            return value;
        }
        return value.equals("html") ? "text/html" : "text/plain";
    }

    boolean is(String prefix) {
        return mediaType().startsWith(prefix);
    }

    Optional<String> typeParameter(String name) {
        return type.parameter(name);
    }

    HeaderValue disposition() {
        return HeaderValue.parse(header("Content-Disposition").orElse(""));
    }

    /** The body without its transfer encoding. */
    byte[] content() {
        // RFC 2045 section 6.4 forbids an encoding on a message; programs that do it anyway mean it.
        return TransferEncoding.decode(
                bytes, bodyStart, end, header("Content-Transfer-Encoding").orElse(""), is("text/") || is("message/"));
    }

    /**
     * The parts of a multipart.
     *
     * @param parts at most so many are cut off; the rest is left out
     * @param closed whether the closing boundary was there
     */
    record Children(List<MimePart> parts, boolean closed) {}

    /** Cuts a multipart by its boundary; without one, by the first line that looks like a boundary. */
    Children children(int limit) throws MessagingException {
        Children found = split(bytes, bodyStart, end, limit);
        if (found.parts().isEmpty() && header("Content-Transfer-Encoding").isPresent()) {
            byte[] decoded = content();
            return split(decoded, 0, decoded.length, limit);
        }
        return found;
    }

    private Children split(byte[] source, int from, int to, int limit) throws MessagingException {
        Optional<String> boundary =
                typeParameter("boundary").map(String::strip).or(() -> firstDashes(source, from, to));
        if (boundary.isEmpty()) {
            return new Children(List.of(), false);
        }
        byte[] delimiter = ("--" + boundary.get()).getBytes(StandardCharsets.UTF_8);
        List<MimePart> parts = new ArrayList<>();
        ByteLines lines = new ByteLines(source, from, to);
        int partStart = -1;
        int lineBefore = from;
        while (lines.advance() && parts.size() < limit) {
            if (lines.startsWith(delimiter) && isDelimiter(source, lines, delimiter.length)) {
                if (partStart >= 0) {
                    parts.add(parse(source, partStart, Math.max(partStart, lineBefore), MAX_PART_HEADER));
                }
                if (lines.end() - lines.start() > delimiter.length && source[lines.start() + delimiter.length] == '-') {
                    return new Children(parts, true);
                }
                partStart = lines.next();
            }
            lineBefore =
                    lines.end(); // the line break before a boundary belongs to the boundary (RFC 2046 section 5.1.1)
        }
        if (partStart >= 0 && partStart < to && parts.size() < limit) {
            parts.add(parse(source, partStart, to, MAX_PART_HEADER));
        }
        return new Children(parts, false);
    }

    /** The boundary, then nothing or {@code --}, then white space at most: a longer boundary with the same beginning is another one. */
    private static boolean isDelimiter(byte[] source, ByteLines lines, int length) {
        String rest = new String(
                        source,
                        lines.start() + length,
                        lines.end() - lines.start() - length,
                        StandardCharsets.ISO_8859_1)
                .stripTrailing();
        return rest.isEmpty() || rest.equals("--");
    }

    private static Optional<String> firstDashes(byte[] source, int from, int to) {
        ByteLines lines = new ByteLines(source, from, to);
        while (lines.advance()) {
            int length = lines.end() - lines.start();
            if (length > 2
                    && length < 200
                    && source[lines.start() + 2] > ' '
                    && source[lines.start()] == '-'
                    && source[lines.start() + 1] == '-') {
                return Optional.of(
                        new String(source, lines.start() + 2, length - 2, StandardCharsets.UTF_8).stripTrailing());
            }
        }
        return Optional.empty();
    }

    /** The text of a text part, by the charset it names or its bytes show. */
    String text() {
        byte[] content = content();
        Optional<String> charset = typeParameter("charset").map(name -> name.toLowerCase(Locale.ROOT));
        if (is("text/html")
                && charset.filter(name -> MailCharset.find(name).isPresent()).isEmpty()) {
            charset = HtmlText.declaredCharset(content).or(() -> typeParameter("charset"));
        }
        boolean traditional =
                header("Content-Language").orElse("").toLowerCase(Locale.ROOT).matches("zh-(tw|hk).*");
        return MailCharset.decode(content, charset, traditional).replace("\0", "");
    }
}
