/** Tests of the HTTP side over real HTTP, with a real PostgreSQL and, for how pages look, a real browser. */
@NullMarked
package cn.topcentral.hub.bot.web;

import org.jspecify.annotations.NullMarked;
