/** The graph of agents with agents that answer, fail and hang. */
@NullMarked
package cn.topcentral.hub.agents.local.coordination;

import org.jspecify.annotations.NullMarked;
