/** What each command of the command line does; {@code bot.cli} says how it is called. */
@NullMarked
package cn.topcentral.hub.bot.work;

import org.jspecify.annotations.NullMarked;
