/**
 * Figures about a customer's history: its rhythm, its answers, its channels, hours, people, moods, orders and promises. Pure functions of a
 * {@link cn.topcentral.hub.storage.history.CustomerHistory} and a working calendar, linear in the number of records (but for sorting them); all
 * figures that the agents state come from here. Start at {@link cn.topcentral.hub.agents.statistics.CustomerStatistics}.
 */
@NullMarked
package cn.topcentral.hub.agents.statistics;

import org.jspecify.annotations.NullMarked;
