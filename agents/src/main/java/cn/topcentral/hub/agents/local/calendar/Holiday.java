package cn.topcentral.hub.agents.local.calendar;

import java.time.LocalDate;

/**
 * A statutory holiday as the State Council set it for one year.
 *
 * @param name 元旦 春节 清明 劳动节 端午 中秋 国庆
 * @param first day off, weekend days before it included where the notice counts them
 * @param last day off
 */
public record Holiday(String name, LocalDate first, LocalDate last) {}
