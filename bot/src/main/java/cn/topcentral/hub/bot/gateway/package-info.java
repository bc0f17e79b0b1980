/**
 * The ways out to people: one {@link cn.topcentral.hub.bot.gateway.Gateway} per door, all given the same messages. A door that lacks an ability
 * shows a plainer form of the message, and that is counted.
 */
@NullMarked
package cn.topcentral.hub.bot.gateway;

import org.jspecify.annotations.NullMarked;
