/** What people probably mean who write no command. */
@NullMarked
package cn.topcentral.hub.bot.guess;

import org.jspecify.annotations.NullMarked;
