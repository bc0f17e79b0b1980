/** A12, opportunity mining: what a customer may buy (seed 4.4). */
@NullMarked
package cn.topcentral.hub.agents.opportunity;

import org.jspecify.annotations.NullMarked;
