package cn.topcentral.hub.connectors.email;

import jakarta.mail.internet.ParameterList;
import jakarta.mail.internet.ParseException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A header of the form {@code value; name=text; …} (Content-Type, Content-Disposition), however badly written.
 *
 * @param value what stands before the first semicolon, lower case, without comments and spaces
 * @param parameters what follows, from the first semicolon on
 */
record HeaderValue(String value, String parameters) {

    private static final Pattern COMMENT = Pattern.compile("\\([^()]*\\)");

    static HeaderValue parse(String header) {
        String line = HeaderText.unfold(header);
        int semicolon = line.indexOf(';');
        String head = semicolon < 0 ? line : line.substring(0, semicolon);
        String rest = semicolon < 0 ? "" : line.substring(semicolon).replaceAll("[;\\s]+$", "");
        String value =
                COMMENT.matcher(head).replaceAll("").replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        return new HeaderValue(value, rest);
    }

    /** A parameter, decoded by RFC 2231 and, since most programs do that instead, RFC 2047. */
    Optional<String> parameter(String name) {
        Optional<String> found = Optional.empty();
        try {
            found = Optional.ofNullable(new ParameterList(parameters).get(name));
        } catch (ParseException e) {
            // an unbalanced quote, a missing "=": looked for by hand below
        }
        return found.or(() -> byHand(name)).map(HeaderText::decode).filter(text -> !text.isEmpty());
    }

    private Optional<String> byHand(String name) {
        Matcher matcher = Pattern.compile(
                        "(?i)[;\\s]" + Pattern.quote(name) + "(\\*)?\\s*=\\s*(?:\"([^\"]*)\"?|([^;\"]+))")
                .matcher(parameters);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String text =
                matcher.group(2) != null ? matcher.group(2) : matcher.group(3).strip();
        return Optional.of(matcher.group(1) == null ? text : extended(text));
    }

    /** RFC 2231 section 4: {@code charset'language'percent-encoded}. */
    private static String extended(String text) {
        String[] pieces = text.split("'", 3);
        if (pieces.length < 3) {
            return text;
        }
        Matcher escape = Pattern.compile("%([0-9A-Fa-f]{2})").matcher(pieces[2]);
        String latin = escape.replaceAll(
                hex -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(hex.group(1), 16))));
        return MailCharset.decode(latin.getBytes(StandardCharsets.ISO_8859_1), Optional.of(pieces[0]), false);
    }
}
