package cn.topcentral.hub.connectors.matching;

import cn.topcentral.hub.storage.communication.CommunicationType;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads from a record what tells its matter: numbers of orders, quotes and batches, meeting codes, materials with quantities, numbers called.
 * Only what few records have in common counts; words everybody uses relate nothing. Pure.
 */
public final class Signs {
    /** What a person reads of a text this long is at its beginning; a transcript repeats itself. */
    private static final int READ = 20_000;

    /** A price list names every grade there is, and so belongs to no matter. */
    private static final int MOST = 12;

    private static final Set<CommunicationType> LEAVES_PHONES =
            Set.of(CommunicationType.FORM, CommunicationType.WEBCHAT);

    private static final String NUMBER = "((?=[A-Za-z0-9-]*\\d{4})[A-Za-z]{0,6}-?\\d[A-Za-z0-9]*(?:-[A-Za-z0-9]+)*)";
    private static final String LABELLED = "(?:编号|号码|号|单号|No\\.?|number|#)?\\s{0,2}[:：#]?\\s{0,2}";
    private static final Map<SignKind, List<Pattern>> NUMBERS = Map.of(
            SignKind.ORDER,
            List.of(
                    words("(?:订单|采购单|采购订单|合同|销售单|purchase order|order no|order|\\bPO\\b|\\bP/O\\b)" + LABELLED
                            + NUMBER),
                    words("(?<![A-Za-z0-9-])((?:SO|PO|DD|HT)-?20\\d{2}-?\\d{2,}(?:-?\\d+)*)(?![A-Za-z0-9])")),
            SignKind.QUOTE,
            List.of(
                    words("(?:报价单|报价|quotation|quote)" + LABELLED + NUMBER),
                    words("(?<![A-Za-z0-9-])((?:BJ|QT|BJD)-?20\\d{2}-?\\d{2,}(?:-?\\d+)*)(?![A-Za-z0-9])")),
            SignKind.BATCH,
            List.of(words("(?:批号|批次号|批次|lot no|lot)" + LABELLED + NUMBER)));

    /** 20240615, 2024-06-15, 13812345678, 500000: a day, a mobile or a sum after 订单 is not its number. */
    private static final Pattern NO_NUMBER = Pattern.compile(
            "20\\d{2}-?(?:0?[1-9]|1[0-2])(?:-?(?:0?[1-9]|[12]\\d|3[01]))?|1[3-9]\\d{9}|\\d{1,6}|\\d+0000");

    private static final Pattern MATERIAL = Pattern.compile(
            "(?<![A-Za-z0-9])((?:PCR|PIR)[- ]?)?"
                    + "(PC[/+]ABS|PC[/+]PBT|PA66|PA6|PA12|HIPS|PMMA|ABS|PBT|PET|POM|PPO|PPS|PVC|PC|PP|PE|PS)"
                    + "((?:[- ]?(?:GF|CF|FR|HB|TD)\\d{0,3})*)"
                    + "(?:[- ]?(\\d{3,5}[A-Z]{0,2}))?(?![A-Za-z0-9])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern QUANTITY = Pattern.compile(
            "(?<![\\d.])(\\d{1,6}(?:,\\d{3})*(?:\\.\\d{1,3})?)\\s?(吨|公吨|kg|千克|公斤|t(?![A-Za-z])|mt(?![A-Za-z])|tons?(?![A-Za-z]))"
                    + "(?!\\s?(?:/|每|一|装)?(?:包|袋|桶|托))",
            Pattern.CASE_INSENSITIVE);

    /** A material and a quantity this near in one sentence belong together. */
    private static final int NEAR = 16;

    private static final Pattern SENTENCE = Pattern.compile("[。！？!?；;\\n]");
    private static final Pattern MOBILE = Pattern.compile("(?<!\\d)1[3-9]\\d{9}(?!\\d)");

    private static final Pattern CODE =
            words("(?:会议号|会议\\s?ID|会议码|meeting id|#腾讯会议)\\s?[:：]?\\s?(\\d(?:[ -]?\\d){8,10})(?!\\d)");
    private static final Pattern ZOOM = words("zoom\\.(?:us|com|com\\.cn)/j/(\\d{9,11})");
    private static final Pattern TENCENT = words("meeting\\.tencent\\.com/(?:dm|p|l|dw)/([A-Za-z0-9]+)");
    private static final Pattern DINGTALK = words("meeting\\.dingtalk\\.com/j/([A-Za-z0-9]+)");
    private static final Pattern TEAMS = words("teams\\.(?:microsoft|live)\\.com/l/meetup-join/([^\\s?\"<>]+)");

    private Signs() {}

    private static Pattern words(String pattern) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    }

    /** The signs of a record, the surest first. */
    public static List<String> of(Facts facts) {
        Set<String> signs = new LinkedHashSet<>();
        calendar(facts, signs);
        String text = text(facts);
        boolean told = text.chars().anyMatch(character -> character >= '0' && character <= '9');
        if (told) {
            NUMBERS.forEach((kind, patterns) -> numbers(kind, patterns, text, signs));
        }
        meetingCodes(facts).forEach(code -> signs.add(SignKind.MEETING.sign(code)));
        phones(facts, text, signs);
        if (told) {
            materials(facts, text, signs);
        }
        return signs.stream()
                .sorted(Comparator.comparing(SignKind::of).thenComparing(sign -> sign))
                .limit(MOST)
                .toList();
    }

    private static String text(Facts facts) {
        String content = facts.content();
        String all = facts.subject().map(subject -> subject + "\n").orElse("")
                + content.substring(0, Math.min(READ, content.length()));
        return Normalizer.normalize(all, Normalizer.Form.NFKC);
    }

    private static void calendar(Facts facts, Set<String> signs) {
        for (String attribute : List.of("calendar_uid", "ical_uid")) {
            String uid = facts.attributes().get(attribute);
            if (uid != null && !uid.isBlank()) {
                signs.add(SignKind.CALENDAR.sign(uid.strip()));
            }
        }
    }

    private static void numbers(SignKind kind, List<Pattern> patterns, String text, Set<String> signs) {
        for (Pattern pattern : patterns) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                String number = matcher.group(1).toUpperCase(Locale.ROOT);
                if (!NO_NUMBER.matcher(number).matches()) {
                    signs.add(kind.sign(number.replace("-", "")));
                }
            }
        }
    }

    /** The codes and links of a meeting, by what the source says and by what stands in the text; both sides of a match write them alike. */
    static Set<String> meetingCodes(Facts facts) {
        Set<String> codes = new LinkedHashSet<>();
        String code = facts.attributes().get("meeting_code");
        if (code != null && !code.isBlank()) {
            codes.add(digitsOnly(code));
        }
        String text = text(facts) + ' ' + facts.attributes().getOrDefault("join_url", "");
        each(CODE, text, found -> codes.add(digitsOnly(found)));
        if (text.contains("/")) {
            each(ZOOM, text, codes::add);
            each(TENCENT, text, found -> codes.add("tencent/" + found));
            each(DINGTALK, text, found -> codes.add("dingtalk/" + found));
            each(TEAMS, text, found -> codes.add("teams/" + decoded(found).toLowerCase(Locale.ROOT)));
        }
        return codes;
    }

    private static void each(Pattern pattern, String text, Consumer<String> use) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            use.accept(matcher.group(1));
        }
    }

    private static String digitsOnly(String code) {
        return code.replaceAll("[\\s-]", "");
    }

    private static String decoded(String link) {
        try {
            return URLDecoder.decode(link, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return link; // a stray per cent sign: it is no better link decoded
        }
    }

    private static void phones(Facts facts, String text, Set<String> signs) {
        if (SameCall.TYPES.contains(facts.type()) || LEAVES_PHONES.contains(facts.type())) {
            facts.counterpartPhones().forEach(phone -> signs.add(SignKind.PHONE.sign(phone)));
        }
        if (LEAVES_PHONES.contains(facts.type())) {
            Matcher matcher = MOBILE.matcher(text);
            while (matcher.find()) {
                signs.add(SignKind.PHONE.sign("+86" + matcher.group()));
            }
        }
    }

    private static void materials(Facts facts, String text, Set<String> signs) {
        boolean met = SameMeeting.TYPES.contains(facts.type());
        for (String sentence : SENTENCE.split(text, -1)) {
            List<Found> quantities = quantities(sentence);
            Matcher matcher = MATERIAL.matcher(sentence);
            while (matcher.find()) {
                String base = base(matcher);
                if (met && matcher.group(4) != null) {
                    signs.add(SignKind.GRADE.sign(base + "-" + matcher.group(4).toUpperCase(Locale.ROOT)));
                }
                quantities.stream()
                        .filter(quantity -> quantity.near(matcher.start(), matcher.end()))
                        .forEach(quantity -> signs.add(SignKind.AMOUNT.sign(base + " " + quantity.value())));
            }
        }
    }

    /** A quantity and where it stands in its sentence. */
    private record Found(String value, int start, int end) {
        boolean near(int from, int to) {
            return start >= to ? start - to <= NEAR : from - end <= NEAR && end <= from;
        }
    }

    private static List<Found> quantities(String sentence) {
        List<Found> found = new ArrayList<>();
        Matcher matcher = QUANTITY.matcher(sentence);
        while (matcher.find()) {
            BigDecimal number = new BigDecimal(matcher.group(1).replace(",", ""));
            String unit = matcher.group(2).toLowerCase(Locale.ROOT);
            boolean kilograms = unit.equals("kg") || unit.equals("千克") || unit.equals("公斤");
            BigDecimal tonnes = kilograms ? number.movePointLeft(3) : number;
            if (tonnes.signum() > 0) {
                found.add(new Found(shown(tonnes), matcher.start(), matcher.end()));
            }
        }
        return found;
    }

    private static String shown(BigDecimal tonnes) {
        return tonnes.compareTo(BigDecimal.ONE) < 0 ? plain(tonnes.movePointRight(3)) + "公斤" : plain(tonnes) + "吨";
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static String base(Matcher material) {
        String origin = material.group(1) == null ? "" : material.group(1).replaceAll("[- ]", "") + "-";
        return (origin + material.group(2).replace('+', '/')).toUpperCase(Locale.ROOT);
    }
}
