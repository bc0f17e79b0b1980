package cn.topcentral.hub.agents.local.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds grades and materials as written: {@code PCR-ABS-1000}, {@code PC/ABS-8020}, {@code pa66 g35}, {@code PCR杠ABS杠1210} as a transcript
 * has it, 尼龙, and customers' own part numbers. Colours, 再生 and 阻燃 stand outside the pattern and so are dropped.
 */
final class ProductFinder {
    private static final String ALLOY =
            "(?:PC\\s?[/+]\\s?(?:ABS|PBT|PET|ASA)|ABS\\s?[/+]\\s?(?:PC|PMMA|PA)|PPE?\\s?[/+]\\s?(?:HIPS|PS))";
    // Those that are words or initials in small letters count in capitals only.
    private static final String MATERIAL = "(?:" + ALLOY
            + "|HIPS|GPPS|ABS|PA\\s?(?:66|6T|6|12|46|1010)|PA六六?|HDPE|LDPE|LLDPE|PBT|POM|PVC|TPU|PMMA|PPO|PC|PP|PE|(?-i:PETG?|EVA|SAN|ASA|PA|PS|PPS|PPA|TPE|PEEK))";
    private static final String BEFORE = "(?<![A-Za-z0-9])(?<![A-Za-z0-9][-])";
    private static final String SUFFIX = "(?:-[A-Z0-9]{1,8}(?:\\.\\d{1,2})?){0,4}";
    private static final String WEIGHT = "(?:吨|公斤|千克|kg|KG|t\\b|T\\b|包|托|车)";
    private static final String GLUED = "(?:(?:GF|GB|G|M|FR|V)\\d{1,3}|\\d{3,4}(?!\\s?" + WEIGHT + "))[A-Z]?";
    private static final String SPACED = "\\s(?:(?:GF|GB|G)\\s?\\d{1,2}|V-?[0-2]|M\\d{1,3}|FR\\d{0,3})";
    private static final Pattern GRADE = Pattern.compile(
            BEFORE + "(?<pcr>(?:PCR|PIR)[-\\s]?|r-?)?" + MATERIAL + "(?:" + GLUED
                    + "|(?<spaced>\\s[1-4]\\d{3}|\\s\\d{3})(?=系列|的|款|这款|[,，。;\\s]|$))?" + SUFFIX + "(?:" + SPACED
                    + ")?(?:(?![A-Za-z0-9])|(?=\\d{1,3}(?:\\.\\d{1,2})?\\s?" + WEIGHT + "))",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SPOKEN = Pattern.compile(
            BEFORE + "(?:PCR\\s?横?杠\\s?)?(?:" + MATERIAL
                    + ")(?:\\s?横?杠\\s?[A-Z0-9零〇一二两三四五六七八九十百千幺]{1,8}){1,4}|PCR\\s?横?杠\\s?" + MATERIAL
                    + "\\s?(?:[一二两三四五六七八九幺零][零〇一二两三四五六七八九幺千百]{1,4})?(?!吨)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CHINESE =
            Pattern.compile("(?:PCR-?)?(?:尼龙(?:\\s?(?:66|六六|6|六|12|46)(?![0-9]))?|聚丙烯|聚碳酸酯|聚酰胺|聚苯乙烯|聚乙烯|改性聚苯|改苯|赛钢)");
    private static final Pattern NOT_THE_MATERIAL = Pattern.compile("^\\s?(?:袋|膜|薄膜|气泡|棉|端|机房|电脑|版(?!本)|刹车|防抱死)");
    private static final Pattern PIECES = Pattern.compile(".*\\d\\s?$");

    private static final Pattern PART_NUMBER = Pattern.compile(
            "(?:料号|物料号|物料编[码号]|物料代码|品号|图号|件号|零件号|货号|P/N|part\\s?(?:no|number)\\b\\.?|item\\s?(?:no|number)\\b\\.?)\\s?(?:是|为)?[:#]?\\s?(?:我司|我们的?|贵司)?\\s?"
                    + "(?<code>(?=[A-Z0-9\\-./]{0,20}\\d)[A-Z0-9]{1,12}(?:[-./][A-Z0-9]{1,12}){0,4})(?![A-Za-z0-9])",
            Pattern.CASE_INSENSITIVE);

    private final Pattern lexicon;

    ProductFinder(ProductLexicon lexicon) {
        this.lexicon = lexicon.pattern();
    }

    /** Every mention, in order. */
    List<FoundProduct> find(Reading reading) {
        List<FoundProduct> found = new ArrayList<>();
        collect(reading, SPOKEN, found);
        collect(reading, GRADE, found);
        collect(reading, lexicon, found);
        collect(reading, CHINESE, found);
        partNumbers(reading, found);
        found.sort(Comparator.comparingInt(FoundProduct::start));
        return List.copyOf(found);
    }

    /** The mentions' names, each once, without the bare material of a grade named before it. */
    List<String> names(List<FoundProduct> found) {
        Map<String, String> names = new LinkedHashMap<>();
        for (FoundProduct product : found) {
            String key = ProductLexicon.key(product.text());
            boolean repeatsGrade = names.keySet().stream().anyMatch(known -> isGradeOf(known, key));
            if (!repeatsGrade) {
                names.putIfAbsent(key, product.text());
            }
        }
        return List.copyOf(names.values());
    }

    /** PCR-ABS-1000 is a grade of ABS, and PCR-PA66-G30 of PA66. */
    private static boolean isGradeOf(String known, String material) {
        String bare = known.startsWith("PCR") ? known.substring(3) : known;
        String asked = material.startsWith("PCR") ? material.substring(3) : material;
        return bare.length() > asked.length()
                && bare.startsWith(asked)
                && bare.charAt(asked.length()) != '/'
                && bare.charAt(asked.length()) != '+';
    }

    private static void collect(Reading reading, Pattern pattern, List<FoundProduct> found) {
        Matcher matcher = pattern.matcher(reading.words());
        while (matcher.find()) {
            if (isMaterial(reading, matcher.start(), matcher.end())) {
                take(reading, matcher.start(), matcher.end(), found);
            }
        }
    }

    private static boolean isMaterial(Reading reading, int start, int end) {
        String name = reading.words().substring(start, end);
        String after = reading.lineAfter(end, 6);
        boolean bare = name.length() <= 4;
        boolean postscript = name.equals("PS") && after.startsWith(":");
        if (postscript || (bare && NOT_THE_MATERIAL.matcher(after).find())) {
            return false;
        }
        boolean pieces =
                name.equals("pc") && PIECES.matcher(reading.before(start, 3)).matches();
        return !pieces;
    }

    private static void partNumbers(Reading reading, List<FoundProduct> found) {
        Matcher matcher = PART_NUMBER.matcher(reading.words());
        while (matcher.find()) {
            if (matcher.group("code").length() >= 4) {
                take(reading, matcher.start("code"), matcher.end("code"), found);
            }
        }
    }

    private static void take(Reading reading, int start, int end, List<FoundProduct> found) {
        if (reading.claims().claim(start, end)) {
            found.add(new FoundProduct(start, end, reading.literal(start, end)));
        }
    }
}
