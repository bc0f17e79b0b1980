package cn.topcentral.hub.storage.board;

import java.math.BigDecimal;

/**
 * The sales in hand at a stage.
 *
 * @param stage A12's word for it
 * @param amount what they may bring together, in CNY
 * @param expected the same, each times how likely it is
 */
public record StageSum(String stage, long sales, BigDecimal amount, BigDecimal expected) {}
