@NullMarked
package cn.topcentral.hub.bot.analysis;

import org.jspecify.annotations.NullMarked;
