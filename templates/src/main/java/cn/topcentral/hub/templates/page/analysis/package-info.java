/** What the analysis view of a customer shows: charts with the rows behind them. */
@NullMarked
package cn.topcentral.hub.templates.page.analysis;

import org.jspecify.annotations.NullMarked;
