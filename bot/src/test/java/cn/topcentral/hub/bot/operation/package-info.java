/** Tests of what is in this package of the bot, through the dispatcher. */
@NullMarked
package cn.topcentral.hub.bot.operation;

import org.jspecify.annotations.NullMarked;
