/**
 * WeCom (企业微信) as a door: the encrypted callback of a self-built app, the messages that arrive through it, and the client that
 * answers. README.md beside this file tells how the parts meet; page numbers in comments are those of developer.work.weixin.qq.com.
 */
@NullMarked
package cn.topcentral.hub.bot.wecom;

import org.jspecify.annotations.NullMarked;
