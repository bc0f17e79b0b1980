/** Tests of reading timelines, on a real PostgreSQL, with records taken in by the aggregation engine. */
@NullMarked
package cn.topcentral.hub.bot.timeline;

import org.jspecify.annotations.NullMarked;
