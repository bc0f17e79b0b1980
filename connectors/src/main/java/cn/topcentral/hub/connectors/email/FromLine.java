package cn.topcentral.hub.connectors.email;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line between two messages of an mbox: {@code From li@aux.cn Sat Jun 15 09:30:00 2024} (RFC 4155). */
final class FromLine {

    static final byte[] PREFIX = "From ".getBytes(StandardCharsets.US_ASCII);
    static final byte[] QUOTED_PREFIX = ">From ".getBytes(StandardCharsets.US_ASCII);

    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    // asctime, with the zone some writers put before or after the year
    private static final Pattern DATE = Pattern.compile(
            "\\b(" + String.join("|", MONTHS)
                    + ")\\s+(\\d{1,2})\\s+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:\\s+([+-]\\d{4}|[A-Z]{2,5}))?\\s+(\\d{4})(?:\\s+([+-]\\d{4}))?");

    private static final Pattern HEADER_FIELD = Pattern.compile("^(?:>?From |[!-9;-~]+[ \\t]*:).*", Pattern.DOTALL);

    private FromLine() {}

    /** Whether a line may begin a message; a sentence beginning with "From" has no date in that form. */
    static boolean isCandidate(String line) {
        return line.startsWith("From ") && DATE.matcher(line).find();
    }

    /** Whether a line can follow a From line: a header field. */
    static boolean isHeaderField(String line) {
        return HEADER_FIELD.matcher(line).matches();
    }

    /** When the message was delivered; UTC unless the line has an offset. */
    static Optional<Instant> date(String line) {
        Matcher date = DATE.matcher(line);
        if (!date.find()) {
            return Optional.empty();
        }
        String offset = date.group(8) != null ? date.group(8) : date.group(6);
        try {
            LocalDateTime local = LocalDateTime.of(
                    Integer.parseInt(date.group(7)),
                    MONTHS.indexOf(date.group(1)) + 1,
                    Integer.parseInt(date.group(2)),
                    Integer.parseInt(date.group(3)),
                    Integer.parseInt(date.group(4)),
                    date.group(5) == null ? 0 : Integer.parseInt(date.group(5)));
            boolean numeric = offset != null && !Character.isLetter(offset.charAt(0));
            return Optional.of(local.toInstant(numeric ? ZoneOffset.of(offset) : ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty(); // 31 June
        }
    }
}
