/**
 * The command line: arguments become a request record, failures become one line and a remedy, results an exit code. What a command does is a
 * {@link cn.topcentral.hub.bot.cli.CommandWork} that the composition root hands in; nothing here opens a database or a socket.
 */
@NullMarked
package cn.topcentral.hub.bot.cli;

import org.jspecify.annotations.NullMarked;
