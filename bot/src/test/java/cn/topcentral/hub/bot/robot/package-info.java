/** Tests of the robot, against a server of WeCom's kept in memory and a time that is moved by hand. */
@NullMarked
package cn.topcentral.hub.bot.robot;

import org.jspecify.annotations.NullMarked;
