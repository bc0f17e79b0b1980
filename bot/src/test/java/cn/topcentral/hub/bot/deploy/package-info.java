/** Tests of the files that put the hub on a server. */
@NullMarked
package cn.topcentral.hub.bot.deploy;

import org.jspecify.annotations.NullMarked;
