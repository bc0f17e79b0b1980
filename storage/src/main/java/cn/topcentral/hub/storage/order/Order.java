package cn.topcentral.hub.storage.order;

import cn.topcentral.hub.storage.customer.CustomerId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A line of a customer's order history.
 *
 * @param id the ERP's number, with its line where an order has several: {@code SO-2406-17/2}
 * @param quantity in {@code unit}, e.g. 50 吨
 * @param unitPrice per unit, in the currency of the books
 * @param amount in the currency of the books
 * @param status in the ERP's words
 * @param dueAt when it is to be paid
 * @param paidAt when the last payment came
 * @param paidAmount what was paid so far
 * @param sourceSystem where the list came from
 */
public record Order(
        String id,
        CustomerId customer,
        Instant orderedAt,
        Optional<String> product,
        Optional<BigDecimal> quantity,
        Optional<String> unit,
        Optional<BigDecimal> unitPrice,
        Optional<BigDecimal> amount,
        Optional<String> status,
        Optional<Instant> dueAt,
        Optional<Instant> paidAt,
        Optional<BigDecimal> paidAmount,
        String sourceSystem) {}
