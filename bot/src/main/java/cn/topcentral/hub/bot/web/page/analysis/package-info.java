/** The analysis view of a customer: what its charts count, and where the rows behind them are. */
@NullMarked
package cn.topcentral.hub.bot.web.page.analysis;

import org.jspecify.annotations.NullMarked;
