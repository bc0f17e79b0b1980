/** What the hub does by the clock: Quartz with its store in the hub's database, so that of several hubs one does it. */
@NullMarked
package cn.topcentral.hub.bot.schedule;

import org.jspecify.annotations.NullMarked;
