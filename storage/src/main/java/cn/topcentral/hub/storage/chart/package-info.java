/** What the charts of a customer count: aggregates over the customer's own stretch of the timeline's index, never the records themselves. */
@NullMarked
package cn.topcentral.hub.storage.chart;

import org.jspecify.annotations.NullMarked;
