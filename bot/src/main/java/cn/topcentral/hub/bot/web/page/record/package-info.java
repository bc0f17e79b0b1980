/** The page of one record of a customer, its files, and what people say of its labels. */
@NullMarked
package cn.topcentral.hub.bot.web.page.record;

import org.jspecify.annotations.NullMarked;
