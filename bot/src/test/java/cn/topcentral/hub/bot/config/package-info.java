/** Tests of the configuration. */
@NullMarked
package cn.topcentral.hub.bot.config;

import org.jspecify.annotations.NullMarked;
