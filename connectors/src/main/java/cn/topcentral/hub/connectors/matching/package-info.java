/**
 * Whether two records are one communication ({@code Sameness}), and whether two belong to one matter ({@code Signs}, {@code Kinship}). Pure: no
 * database and no clock; the stages of {@code connectors.aggregation} ask it. docs/matching.md tells the rules in words.
 */
@NullMarked
package cn.topcentral.hub.connectors.matching;

import org.jspecify.annotations.NullMarked;
