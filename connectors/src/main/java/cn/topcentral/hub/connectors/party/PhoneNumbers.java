package cn.topcentral.hub.connectors.party;

import cn.topcentral.hub.connectors.party.NormalisedPhone.Kind;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Turns phone numbers as people and systems write them into one spelling. The numbering plans are libphonenumber's, numbers without a
 * country are Chinese; the steps here are for what it gets wrong or does not know. Thread-safe.
 */
public final class PhoneNumbers {
    private static final String REGION = "CN";

    /** Longer than any number with its prefixes and extension; what is longer is prose. */
    private static final int MAX_LENGTH = 60;

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}]");

    /** What spreadsheets leave of a number: {@code ="138…"} and {@code '138…} to keep it text, {@code 138….0} when it was none. */
    private static final Pattern SPREADSHEET_TEXT = Pattern.compile("=\"(.*)\"|'(.*)|(.*)\\.0");

    private static final Pattern EXTENSION = Pattern.compile(
            "\\s*(?:转|分机号?|ext\\.?|x|#|-(?=\\d{1,6}$))\\s*[:.]?\\s*(\\d{1,6})$", Pattern.CASE_INSENSITIVE);

    /** Senders of SMS gateways, which libphonenumber takes for Beijing landlines; {@code 10-6…} is such a landline. */
    private static final Pattern SMS_GATEWAY = Pattern.compile("^106(?=(?:\\D*\\d){5})");

    /** Carrier selection (17951 …), then what a switchboard wants before an outside number. */
    private static final Pattern CARRIER_PREFIX = Pattern.compile("^(?:179\\d\\d|12593)(?=(?:\\D*\\d){10})[\\s-]*");

    private static final Pattern TRUNK_PREFIX =
            Pattern.compile("^[90][\\s,-]*(?=1[3-9](?:\\D*\\d){9}$)|^9[\\s,-]*(?=0[1-9](?:\\D*\\d){8,10}$)");
    private static final Pattern LOCAL_NUMBER = Pattern.compile("[2-8]\\d{2,3}[\\s-]?\\d{4}");
    private static final Pattern SERVICE_NUMBER = Pattern.compile("9[56]\\d{3,6}|1\\d{2,4}");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    private final PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
    private final ShortNumberInfo serviceNumbers = ShortNumberInfo.getInstance();
    private final Optional<String> areaCode;

    /** Landlines without an area code are not completed, hence not valid. */
    public PhoneNumbers() {
        this(Optional.empty());
    }

    /**
     * @param areaCode put before landlines that come without one, e.g. {@code 0574}
     * @throws IllegalArgumentException when that is not an area code
     */
    public PhoneNumbers(Optional<String> areaCode) {
        areaCode.filter(code -> !code.matches("0[1-9]\\d{1,2}")).ifPresent(code -> {
            throw new IllegalArgumentException("Not a Chinese area code: '" + code + "'; expected e.g. 0574");
        });
        this.areaCode = areaCode;
    }

    /** Never fails: what cannot be understood comes back as {@link Kind#UNKNOWN}. */
    public NormalisedPhone normalise(String raw) {
        String text = clean(raw);
        if (text.isEmpty()
                || text.length() > MAX_LENGTH
                || text.contains("*")
                || SMS_GATEWAY.matcher(text).find()) {
            return NormalisedPhone.unknown(raw);
        }
        return valid(text, Optional.empty(), raw)
                .or(() -> withoutExtension(text, raw))
                .or(() -> serviceNumber(text, raw))
                .orElseGet(() -> NormalisedPhone.unknown(raw));
    }

    /** The valid numbers in running text, in its order; order numbers and dates are not among them, nor are extensions. */
    public List<NormalisedPhone> findIn(String text) {
        String readable = INVISIBLE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll(" ");
        return StreamSupport.stream(
                        plans.findNumbers(readable, REGION, Leniency.VALID, Long.MAX_VALUE)
                                .spliterator(),
                        false)
                .map(match -> normalise(match.rawString()))
                .filter(phone -> phone.e164().isPresent())
                .toList();
    }

    private static String clean(String raw) {
        // A few times the limit is enough to see that it is too long.
        String start = raw.length() > 4 * MAX_LENGTH ? raw.substring(0, 4 * MAX_LENGTH) : raw;
        String visible = INVISIBLE
                .matcher(Normalizer.normalize(start, Normalizer.Form.NFKC))
                .replaceAll("");
        Matcher cell = SPREADSHEET_TEXT.matcher(visible.strip());
        return cell.matches() ? cell.replaceFirst("$1$2$3").strip() : visible.strip();
    }

    private Optional<NormalisedPhone> withoutExtension(String text, String raw) {
        Matcher extension = EXTENSION.matcher(text);
        return extension.find()
                ? valid(text.substring(0, extension.start()), Optional.of(extension.group(1)), raw)
                : Optional.empty();
    }

    private Optional<NormalisedPhone> valid(String text, Optional<String> extension, String raw) {
        String outside = TRUNK_PREFIX
                .matcher(CARRIER_PREFIX.matcher(text).replaceFirst(""))
                .replaceFirst("");
        return parse(text, extension, raw)
                .or(() -> parse(outside, extension, raw))
                .or(() -> areaCode.filter(code -> LOCAL_NUMBER.matcher(text).matches())
                        .flatMap(code -> parse(code + text, extension, raw)));
    }

    private Optional<NormalisedPhone> parse(String text, Optional<String> extension, String raw) {
        // libphonenumber reads letters as keys (1-800-FLOWERS); here letters mean that it is something else.
        if (LETTER.matcher(text.replaceFirst("(?i)^tel:", "").replaceFirst("(?i)(?:;?ext[.=]?|x)\\s*\\d+$", ""))
                .find()) {
            return Optional.empty();
        }
        try {
            PhoneNumber number = plans.parse(text, REGION);
            if (!plans.isValidNumber(number)) {
                return Optional.empty();
            }
            Optional<String> dialledAfter = number.hasExtension() ? Optional.of(number.getExtension()) : extension;
            return Optional.of(new NormalisedPhone(
                    Optional.of(plans.format(number, PhoneNumberFormat.E164)), dialledAfter, kind(number), raw));
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }

    private Kind kind(PhoneNumber number) {
        return switch (plans.getNumberType(number)) {
            case MOBILE -> Kind.MOBILE;
            case FIXED_LINE -> Kind.FIXED_LINE;
            case SHARED_COST -> Kind.SHARED_COST;
            case TOLL_FREE -> Kind.TOLL_FREE;
            default -> Kind.OTHER;
        };
    }

    private Optional<NormalisedPhone> serviceNumber(String text, String raw) {
        if (!SERVICE_NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            boolean known = serviceNumbers.isPossibleShortNumberForRegion(plans.parse(text, REGION), REGION);
            return known || text.startsWith("9")
                    ? Optional.of(new NormalisedPhone(Optional.empty(), Optional.empty(), Kind.SHORT, raw))
                    : Optional.empty();
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }
}
