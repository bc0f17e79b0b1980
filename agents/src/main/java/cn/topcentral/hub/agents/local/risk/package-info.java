/** A14 by rules: one class for each kind of risk, all measured against the customer's own habit. The formulas are in docs/agents/a14.md. */
@NullMarked
package cn.topcentral.hub.agents.local.risk;

import org.jspecify.annotations.NullMarked;
