/** Tests of the export. */
@NullMarked
package cn.topcentral.hub.bot.export;

import org.jspecify.annotations.NullMarked;
