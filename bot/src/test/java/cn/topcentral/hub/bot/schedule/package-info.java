@NullMarked
package cn.topcentral.hub.bot.schedule;

import org.jspecify.annotations.NullMarked;
