package cn.topcentral.hub.agents.local.opportunity;

import cn.topcentral.hub.agents.local.words.Proof;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A time the customer bought.
 *
 * @param proof the words with which they ordered, where a record near the order has them
 */
record Purchase(
        Instant time,
        Grade grade,
        Optional<BigDecimal> tonnes,
        Optional<BigDecimal> pricePerTonne,
        Optional<Proof> proof) {}
