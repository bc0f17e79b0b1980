/**
 * The pages employees see. Handlers read the address and let {@code bot.timeline} and templates do the rest.
 */
@NullMarked
package cn.topcentral.hub.bot.web.page;

import org.jspecify.annotations.NullMarked;
