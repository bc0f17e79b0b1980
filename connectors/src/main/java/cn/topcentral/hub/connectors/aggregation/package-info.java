/**
 * The engine: drafts in, timeline records out. Read {@code AggregationEngine} for the order of the stages.
 */
@NullMarked
package cn.topcentral.hub.connectors.aggregation;

import org.jspecify.annotations.NullMarked;
