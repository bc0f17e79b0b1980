/** The program as people start it: in a process of its own, with arguments, output and exit code. */
@NullMarked
package cn.topcentral.hub.bot.process;

import org.jspecify.annotations.NullMarked;
