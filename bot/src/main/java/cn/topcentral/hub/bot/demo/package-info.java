/**
 * What {@code ./hub demo} shows: our people, invented customers, and a year of communications with them, told relative to today. The texts
 * are resource files ({@code demo/} on the class path); one class per channel turns what happened into the channel's own format and feeds
 * it through the channel's connector.
 */
@NullMarked
package cn.topcentral.hub.bot.demo;

import org.jspecify.annotations.NullMarked;
