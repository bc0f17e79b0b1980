/** What every agent's answer carries beside its content: the evidence and who made it. */
@NullMarked
package cn.topcentral.hub.agents.finding;

import org.jspecify.annotations.NullMarked;
