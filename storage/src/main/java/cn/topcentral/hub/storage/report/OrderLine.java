package cn.topcentral.hub.storage.report;

import cn.topcentral.hub.storage.customer.CustomerId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * An order with whose it is.
 *
 * @param customer the one on whose timeline it shows
 * @param amount in the currency of the books
 */
public record OrderLine(
        String id,
        CustomerId customer,
        String customerName,
        Instant orderedAt,
        Optional<String> product,
        Optional<BigDecimal> quantity,
        Optional<String> unit,
        Optional<BigDecimal> amount) {}
