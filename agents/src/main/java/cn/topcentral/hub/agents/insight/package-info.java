/** A11, customer insight: what all communications with a customer say together (seed 4.3). */
@NullMarked
package cn.topcentral.hub.agents.insight;

import org.jspecify.annotations.NullMarked;
