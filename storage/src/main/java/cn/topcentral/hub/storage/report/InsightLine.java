package cn.topcentral.hub.storage.report;

import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.insight.InsightType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An insight of A11 to A14 in a line.
 *
 * @param owner the userid of the customer's rep
 * @param status at the time of the report: {@code new}, {@code read}, {@code acted} or {@code dismissed}
 * @param found when the hub, or in an imported history the latest record it rests on, first told it
 * @param handled when somebody last did something about it
 * @param value of an opportunity in CNY
 * @param probability of an opportunity, 0 to 1
 * @param stage of an opportunity
 * @param closes when an opportunity is expected to be decided
 * @param level of a risk: {@code high}, {@code medium} or {@code low}
 */
public record InsightLine(
        String id,
        CustomerId customer,
        String customerName,
        Optional<String> owner,
        InsightType type,
        String title,
        String content,
        int importance,
        String status,
        Instant found,
        Optional<Instant> handled,
        Optional<BigDecimal> value,
        Optional<BigDecimal> probability,
        Optional<String> stage,
        Optional<LocalDate> closes,
        Optional<String> level) {}
