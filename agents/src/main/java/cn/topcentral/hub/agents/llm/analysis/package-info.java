/** A10 by the model. */
@NullMarked
package cn.topcentral.hub.agents.llm.analysis;

import org.jspecify.annotations.NullMarked;
