/** Tests of what doors show. */
@NullMarked
package cn.topcentral.hub.bot.gateway;

import org.jspecify.annotations.NullMarked;
