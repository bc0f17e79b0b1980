/** Tests of the figures. */
@NullMarked
package cn.topcentral.hub.agents.statistics;

import org.jspecify.annotations.NullMarked;
