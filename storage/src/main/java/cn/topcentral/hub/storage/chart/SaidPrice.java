package cn.topcentral.hub.storage.chart;

import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.communication.RecordId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The last price a side said for a product on a day.
 *
 * @param product empty where it was not clear what for
 * @param perTonne in CNY per tonne
 */
public record SaidPrice(
        LocalDate day, Optional<String> product, Speaker saidBy, BigDecimal perTonne, RecordId record) {}
