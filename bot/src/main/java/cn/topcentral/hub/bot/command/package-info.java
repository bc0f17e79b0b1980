/**
 * What people can ask the bot: the commands, how a typed line becomes one, and who may ask. Knows nothing of the door a line came
 * through.
 */
@NullMarked
package cn.topcentral.hub.bot.command;

import org.jspecify.annotations.NullMarked;
