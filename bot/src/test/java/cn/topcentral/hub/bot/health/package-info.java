@NullMarked
package cn.topcentral.hub.bot.health;

import org.jspecify.annotations.NullMarked;
