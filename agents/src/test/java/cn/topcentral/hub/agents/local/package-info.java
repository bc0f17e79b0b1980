/** What holds for all agents that need no model. */
@NullMarked
package cn.topcentral.hub.agents.local;

import org.jspecify.annotations.NullMarked;
