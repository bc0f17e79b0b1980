/** The pages for administrators, by their words. */
@NullMarked
package cn.topcentral.hub.bot.web.page.administration;

import org.jspecify.annotations.NullMarked;
