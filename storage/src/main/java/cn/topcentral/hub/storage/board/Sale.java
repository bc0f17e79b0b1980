package cn.topcentral.hub.storage.board;

import cn.topcentral.hub.storage.customer.CustomerId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A sale in hand, as A12 found it.
 *
 * @param customerName as people call the customer
 * @param amount what it may bring, in CNY
 * @param probability 0 to 1
 * @param found when it was last found
 */
public record Sale(
        CustomerId customer,
        String customerName,
        String title,
        String stage,
        Optional<BigDecimal> amount,
        BigDecimal probability,
        Instant found) {}
