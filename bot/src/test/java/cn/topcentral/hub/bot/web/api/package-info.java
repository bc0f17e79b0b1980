/** The HTTP API, asked over HTTP. */
@NullMarked
package cn.topcentral.hub.bot.web.api;

import org.jspecify.annotations.NullMarked;
