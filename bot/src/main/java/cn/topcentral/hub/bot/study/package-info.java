/** The commands people ask with: what the agents found about a customer, what prices were said, and questions in words. They change nothing. */
@NullMarked
package cn.topcentral.hub.bot.study;

import org.jspecify.annotations.NullMarked;
