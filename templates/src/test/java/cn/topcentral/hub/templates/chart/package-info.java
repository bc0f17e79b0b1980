/** Tests of charts. */
@NullMarked
package cn.topcentral.hub.templates.chart;

import org.jspecify.annotations.NullMarked;
