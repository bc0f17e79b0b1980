/** Tests of the command line. */
@NullMarked
package cn.topcentral.hub.bot.cli;

import org.jspecify.annotations.NullMarked;
