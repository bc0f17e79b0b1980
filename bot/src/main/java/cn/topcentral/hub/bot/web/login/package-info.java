/**
 * Who looks at a page: WeCom's OAuth2 log-in (pages 91022, 91023, 98152) and the signed cookie that follows it. Nothing is kept in memory, so
 * sessions survive a restart and any instance with the same key can check them.
 */
@NullMarked
package cn.topcentral.hub.bot.web.login;

import org.jspecify.annotations.NullMarked;
