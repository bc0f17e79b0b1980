/** A14, risk guard: what may go wrong with a customer (seed 4.6). */
@NullMarked
package cn.topcentral.hub.agents.risk;

import org.jspecify.annotations.NullMarked;
