/** The pages of one customer: timeline, list, single records, analysis and insights; who may see them and what their addresses ask for. */
@NullMarked
package cn.topcentral.hub.bot.web.page.customer;

import org.jspecify.annotations.NullMarked;
