/** A13 without a model: advice by rules and figures; {@code docs/agents/a13.md} has the formulas. */
@NullMarked
package cn.topcentral.hub.agents.local.advice;

import org.jspecify.annotations.NullMarked;
