/** Tests of the demo data, on a real database. */
@NullMarked
package cn.topcentral.hub.bot.demo;

import org.jspecify.annotations.NullMarked;
