package cn.topcentral.hub.connectors.email;

import jakarta.mail.internet.MailDateFormat;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a mail was sent.
 *
 * @param time the Date header if it can be believed, else what the last server wrote into Received, else when the file came
 * @param zone the offset the header tells, Asia/Shanghai when it tells none
 * @param replaced where {@code time} comes from ({@code received}, {@code file}) when the Date header could not be used
 */
record MailDate(Instant time, ZoneId zone, Optional<String> replaced) {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Duration CLOCK_DRIFT = Duration.ofDays(2);

    // RFC 5322 section 3.3, with the gaps that are really seen. The library alone reads "59:10" as an hour of 59.
    private static final Pattern CLOCK = Pattern.compile("\\b([01]?\\d|2[0-3]):[0-5]\\d(?::[0-6]\\d)?\\b");
    private static final Pattern OFFSET = Pattern.compile("([+-])(\\d{2}):?(\\d{2})\\b");
    private static final Pattern UTC = Pattern.compile("\\b(?:GMT|UTC|UT|Z)\\b");
    private static final Pattern CHINA_OR_CENTRAL = Pattern.compile("\\bCST\\b");

    /**
     * Reads the time of a message.
     *
     * @param fallback when the file came, used when the message itself has no time
     * @param now nothing is sent more than two days after this
     */
    static MailDate of(MimePart message, Instant fallback, Instant now) {
        Optional<String> header = message.header("Date").map(HeaderText::unfold);
        Optional<Instant> received = received(message, now);
        Optional<Instant> sent = header.flatMap(MailDate::parse)
                .map(time -> chinaTime(message, header.orElseThrow(), time, received))
                .filter(time -> isPlausible(time, now));
        ZoneId zone = header.flatMap(MailDate::offset).orElse(SHANGHAI);
        if (sent.isPresent()) {
            return new MailDate(sent.get(), zone, Optional.empty());
        }
        return received.map(time -> new MailDate(time, zone, Optional.of("received")))
                .orElseGet(() -> new MailDate(fallback, SHANGHAI, Optional.of("file")));
    }

    /** The time the last server took the mail over: the topmost Received field that has one. */
    private static Optional<Instant> received(MimePart message, Instant now) {
        List<String> hops = message.headers("Received");
        return hops.stream()
                .map(HeaderText::unfold)
                .filter(hop -> hop.indexOf(';') >= 0)
                .flatMap(hop -> parse(hop.substring(hop.lastIndexOf(';') + 1)).stream())
                .filter(time -> isPlausible(time, now))
                .findFirst();
    }

    private static boolean isPlausible(Instant time, Instant now) {
        return !time.isBefore(EARLIEST) && !time.isAfter(now.plus(CLOCK_DRIFT));
    }

    static Optional<Instant> parse(String text) {
        // Without an offset or a zone name the library silently takes GMT, eight hours wrong for most of our mail.
        if (!CLOCK.matcher(text).find() || (offset(text).isEmpty() && !text.matches(".*\\b[A-Z]{1,4}\\b\\)?\\s*$"))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new MailDateFormat().parse(text.strip()).toInstant());
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<ZoneId> offset(String text) {
        Matcher matcher = OFFSET.matcher(text);
        try {
            return matcher.find()
                    ? Optional.of(ZoneOffset.of(matcher.group(1) + matcher.group(2) + ":" + matcher.group(3)))
                    : Optional.of(ZoneOffset.UTC)
                            .filter(utc -> UTC.matcher(text).find())
                            .map(ZoneId.class::cast);
        } catch (DateTimeException e) {
            return Optional.empty(); // +9900 and the like
        }
    }

    /**
     * The library reads a bare CST as US Central time; Chinese servers mean China Standard Time, 14 hours earlier. The reading nearer to the
     * Received time wins; without one, a hint of China anywhere in the headers.
     */
    private static Instant chinaTime(MimePart message, String header, Instant central, Optional<Instant> received) {
        if (offset(header).isPresent() || !CHINA_OR_CENTRAL.matcher(header).find()) {
            return central;
        }
        Instant china = central.minus(Duration.ofHours(14));
        if (received.isPresent()) {
            Duration fromChina = Duration.between(china, received.get()).abs();
            Duration fromCentral = Duration.between(central, received.get()).abs();
            return fromChina.compareTo(fromCentral) <= 0 ? china : central;
        }
        return hintsAtChina(message) ? china : central;
    }

    private static boolean hintsAtChina(MimePart message) {
        String headers = String.join(
                        "\n",
                        message.header("From").orElse(""),
                        message.header("Message-ID").orElse(""),
                        message.header("Subject").orElse(""),
                        message.header("Content-Type").orElse(""),
                        String.join("\n", message.headers("Received")))
                .toLowerCase(Locale.ROOT);
        return headers.contains("+0800")
                || headers.contains("gb2312")
                || headers.contains("gbk")
                || headers.contains("gb18030")
                || headers.matches("(?s).*(?:\\.cn\\b|@(?:qq|163|126|foxmail|sina|aliyun|139)\\.com\\b).*");
    }
}
