/** The panel of a customer's insights: what the agents found, how sure they are, and what people do about it. */
@NullMarked
package cn.topcentral.hub.bot.web.page.insight;

import org.jspecify.annotations.NullMarked;
