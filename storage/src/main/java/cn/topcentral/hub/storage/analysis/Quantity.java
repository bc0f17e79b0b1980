package cn.topcentral.hub.storage.analysis;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * An amount of goods as said: {@code 50吨/月} is 50, 吨, 月.
 *
 * @param unit the unit as said, 吨 公斤 包 MT …
 * @param per the period it repeats in, 月 or 年 …; empty for a single amount
 */
public record Quantity(BigDecimal value, String unit, Optional<String> per) {

    /** As people write it, {@code 50吨/月}. */
    public String text() {
        return value.stripTrailingZeros().toPlainString()
                + unit
                + per.map(period -> "/" + period).orElse("");
    }
}
