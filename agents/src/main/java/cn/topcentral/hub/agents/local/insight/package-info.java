/** A11 by statistics: one class for each part of the answer. The formulas are in docs/agents/a11.md. */
@NullMarked
package cn.topcentral.hub.agents.local.insight;

import org.jspecify.annotations.NullMarked;
