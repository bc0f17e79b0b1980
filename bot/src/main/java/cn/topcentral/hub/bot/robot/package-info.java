/**
 * The intelligent robot (智能机器人) as a door, both ways, over a WebSocket that one of all hubs holds or by encrypted callbacks to any of them. Pages
 * 100719, 101027, 101031 to 101033, 101039, 101138 and 101463 of WeCom's developer centre.
 *
 * <p>{@link cn.topcentral.hub.bot.robot.RobotDoor} puts the parts together; nothing else is for use outside.
 */
@NullMarked
package cn.topcentral.hub.bot.robot;

import org.jspecify.annotations.NullMarked;
