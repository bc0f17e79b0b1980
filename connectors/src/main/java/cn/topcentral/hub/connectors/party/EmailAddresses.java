package cn.topcentral.hub.connectors.party;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One spelling for each e-mail address, and which domains say nothing about a company. */
public final class EmailAddresses {

    /** RFC 5321 section 4.5.3.1: local part 64, path 254. */
    private static final int MAX_LOCAL = 64;

    private static final int MAX_ADDRESS = 254;

    // Wider than RFC 5322 atoms (double dots exist at Japanese carriers, non-ASCII since RFC 6531), but nothing that
    // only a
    // quoted local part may hold: no real correspondent has one, broken headers often do.
    private static final Pattern LOCAL = Pattern.compile("[^\\s\\p{Cntrl}@<>(),;:\\\\\"\\[\\]]+");

    private static final Pattern DOMAIN =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");

    /** What people wrap around an address: quotes, brackets, a full stop at the end of a sentence. */
    private static final Pattern WRAPPING = Pattern.compile("^[\\s<'\"(\\[]+|[\\s>'\")\\].,;]+$");

    private static final List<String> FREE_MAIL = readFreeMail();
    private static final Set<String> FREE_MAIL_EXACT =
            FREE_MAIL.stream().filter(line -> !line.endsWith(".*")).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> FREE_MAIL_NAMES = FREE_MAIL.stream()
            .filter(line -> line.endsWith(".*"))
            .map(line -> line.substring(0, line.length() - 2))
            .collect(Collectors.toUnmodifiableSet());

    private EmailAddresses() {}

    /**
     * The one spelling of an address: lower case, half-width, an international domain in its ASCII form (RFC 5891). Lower case also
     * in the local part: RFC 5321 lets servers tell case apart, none that matters does, and people write both.
     *
     * @param address one address without display name; {@code mailto:}, brackets and quotes around it are dropped
     * @return empty when it is no address that mail could reach from the internet
     */
    public static Optional<String> normalise(String address) {
        String text = Normalizer.normalize(address, Normalizer.Form.NFKC).strip();
        if (text.regionMatches(true, 0, "mailto:", 0, 7)) {
            text = text.substring(7);
        }
        text = WRAPPING.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
        int at = text.indexOf('@');
        if (at < 1 || at != text.lastIndexOf('@') || at > MAX_LOCAL) {
            return Optional.empty();
        }
        String local = text.substring(0, at);
        Optional<String> domain = asciiDomain(text.substring(at + 1));
        if (domain.isEmpty() || !LOCAL.matcher(local).matches()) {
            return Optional.empty();
        }
        String normal = local + '@' + domain.get();
        return normal.length() > MAX_ADDRESS ? Optional.empty() : Optional.of(normal);
    }

    /**
     * The domain of an address.
     *
     * @param normalised what {@link #normalise} gave
     */
    public static String domain(String normalised) {
        return normalised.substring(normalised.lastIndexOf('@') + 1);
    }

    /**
     * Whether anybody can have an address there, so that it tells nothing about the company. The list is {@code free-mail.txt}
     * beside this class.
     */
    public static boolean isFreeMail(String domain) {
        String lower = domain.toLowerCase(Locale.ROOT);
        if (FREE_MAIL_EXACT.contains(lower)) {
            return true;
        }
        int dot = lower.indexOf('.');
        // yahoo.* stands for yahoo.com and yahoo.com.cn, not for yahoo.example.com: after the name comes a country or
        // com.country.
        return dot > 0
                && FREE_MAIL_NAMES.contains(lower.substring(0, dot))
                && lower.substring(dot + 1).matches("[a-z]{2,3}|(?:com|co|net)\\.[a-z]{2}");
    }

    private static Optional<String> asciiDomain(String domain) {
        try {
            String ascii = IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            return DOMAIN.matcher(ascii).matches() ? Optional.of(ascii) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a label too long or empty
        }
    }

    private static List<String> readFreeMail() {
        InputStream resource = Objects.requireNonNull(
                EmailAddresses.class.getResourceAsStream("free-mail.txt"), "free-mail.txt is missing from the jar");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("free-mail.txt cannot be read", e);
        }
    }
}
