package cn.topcentral.hub.storage.chart;

import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.communication.CommunicationType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How many records agree in all of this.
 *
 * @param bucket the first day of its bucket
 * @param scores the sum of their sentiment scores, each 0 to 1
 */
public record ActivityCell(
        LocalDate bucket,
        CommunicationType type,
        Optional<IntentCategory> intent,
        Optional<SentimentClass> sentiment,
        long records,
        BigDecimal scores) {}
