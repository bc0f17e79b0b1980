/** Charts: what they show as a record, drawn by ECharts in a browser (and as a picture where there is none), always with the table of their numbers. */
@NullMarked
package cn.topcentral.hub.templates.chart;

import org.jspecify.annotations.NullMarked;
