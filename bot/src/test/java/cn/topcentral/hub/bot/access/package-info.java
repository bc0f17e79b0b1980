/** Tests of who may see what. */
@NullMarked
package cn.topcentral.hub.bot.access;

import org.jspecify.annotations.NullMarked;
