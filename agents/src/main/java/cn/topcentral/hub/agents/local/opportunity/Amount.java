package cn.topcentral.hub.agents.local.opportunity;

import cn.topcentral.hub.storage.analysis.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of goods: in tonnes, in a year, and those a sentence says are needed again and again. */
final class Amount {
    private static final String UNIT = "(吨|公斤|千克|KG|kg|Kg|T|t|MT)";
    private static final Pattern PER_FIRST = Pattern.compile(
            "(?<!第)(?:每个?|一个?|月均|平均每?)(月|年|季度?|周)[^\\d，,。；;]{0,8}(\\d{1,6}(?:\\.\\d{1,2})?)\\s*" + UNIT);
    private static final Pattern MONTHLY_NEED =
            Pattern.compile("月(?:需求量?|用量|需)[^\\d，,。；;]{0,4}(\\d{1,6}(?:\\.\\d{1,2})?)\\s*" + UNIT);
    private static final Pattern PER_LAST =
            Pattern.compile("(\\d{1,6}(?:\\.\\d{1,2})?)\\s*" + UNIT + "\\s*[/每一]\\s*个?(月|年|季度?|周)");

    private Amount() {}

    /** The needs per month, quarter, week or year that a sentence tells of, in order of kind, then of mention. */
    static List<Quantity> repeated(String sentence) {
        List<Quantity> found = new ArrayList<>();
        for (Matcher m = MONTHLY_NEED.matcher(sentence); m.find(); ) {
            found.add(new Quantity(new BigDecimal(m.group(1)), m.group(2), Optional.of("月")));
        }
        for (Matcher m = PER_LAST.matcher(sentence); m.find(); ) {
            found.add(new Quantity(new BigDecimal(m.group(1)), m.group(2), Optional.of(m.group(3))));
        }
        for (Matcher m = PER_FIRST.matcher(sentence); m.find(); ) {
            found.add(new Quantity(new BigDecimal(m.group(2)), m.group(3), Optional.of(m.group(1))));
        }
        return found;
    }

    /** Empty for a unit that does not tell the weight, as 包 or 车. */
    static Optional<BigDecimal> tonnes(BigDecimal value, String unit) {
        return switch (unit.strip().toUpperCase(Locale.ROOT)) {
            case "吨", "T", "MT", "TON", "TONS", "TONNE", "TONNES" -> Optional.of(value);
            case "公斤", "千克", "KG", "KGS" -> Optional.of(value.movePointLeft(3));
            case "斤" -> Optional.of(value.movePointLeft(3).divide(BigDecimal.valueOf(2)));
            default -> Optional.empty();
        };
    }

    /** Tonnes in a year for a repeated need, tonnes at all for a single one. */
    static Optional<BigDecimal> tonnesOfValue(Quantity quantity) {
        Optional<BigDecimal> tonnes = tonnes(quantity.value(), quantity.unit());
        return quantity.per().isEmpty()
                ? tonnes
                : tonnes.flatMap(amount -> timesAYear(quantity.per().orElseThrow())
                        .map(times -> amount.multiply(BigDecimal.valueOf(times))));
    }

    private static Optional<Integer> timesAYear(String period) {
        return switch (period.strip()) {
            case "月", "个月", "每月" -> Optional.of(12);
            case "年", "每年" -> Optional.of(1);
            case "季", "季度", "每季" -> Optional.of(4);
            case "周", "星期", "每周" -> Optional.of(52);
            case "天", "日", "每天" -> Optional.of(250);
            default -> Optional.empty();
        };
    }
}
