package cn.topcentral.hub.storage.analysis;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A price that was said (价格轨迹).
 *
 * @param product the grade it is for, where that is clear
 * @param perTonne in CNY per tonne
 * @param terms 含税, 到厂, CIF …, as said
 * @param saidBy whose price it is: what the customer asks for or what we offer
 * @param quote a literal part of the content
 */
@JsonNaming(SnakeCaseStrategy.class)
public record StatedPrice(
        Optional<String> product, BigDecimal perTonne, Optional<String> terms, Speaker saidBy, String quote) {}
