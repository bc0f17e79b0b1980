/** Tests of the {@code hub} script, which builds and starts the program. */
@NullMarked
package cn.topcentral.hub.bot.launcher;

import org.jspecify.annotations.NullMarked;
