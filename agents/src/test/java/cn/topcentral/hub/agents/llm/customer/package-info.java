/** Tests of A11 to A14 by the model. */
@NullMarked
package cn.topcentral.hub.agents.llm.customer;

import org.jspecify.annotations.NullMarked;
