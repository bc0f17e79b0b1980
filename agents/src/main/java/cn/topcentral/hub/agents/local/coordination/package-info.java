/** A16 by rules: the graph of agents, its time limits, the plan that follows from their answers. */
@NullMarked
package cn.topcentral.hub.agents.local.coordination;

import org.jspecify.annotations.NullMarked;
