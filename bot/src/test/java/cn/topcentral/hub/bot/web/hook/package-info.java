@NullMarked
package cn.topcentral.hub.bot.web.hook;

import org.jspecify.annotations.NullMarked;
