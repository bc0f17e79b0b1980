/** A12 without a model: opportunities by rules and figures; {@code docs/agents/a12.md} has the formulas. */
@NullMarked
package cn.topcentral.hub.agents.local.opportunity;

import org.jspecify.annotations.NullMarked;
