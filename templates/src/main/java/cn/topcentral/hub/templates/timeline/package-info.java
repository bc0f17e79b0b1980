/**
 * What the commands answer: the timeline, customer, suggestion, search and help cards, each rendered from one record.
 * Pure functions; they use {@code templates.card} and {@code templates.text}.
 */
@NullMarked
package cn.topcentral.hub.templates.timeline;

import org.jspecify.annotations.NullMarked;
