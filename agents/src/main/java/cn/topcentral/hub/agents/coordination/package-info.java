/** A16, the coordinator: all agents on one customer, merged into one answer with a plan (seed 4.8, 5.1). */
@NullMarked
package cn.topcentral.hub.agents.coordination;

import org.jspecify.annotations.NullMarked;
