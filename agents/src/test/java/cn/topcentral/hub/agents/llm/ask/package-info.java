/** Tests of answers in a model's words. */
@NullMarked
package cn.topcentral.hub.agents.llm.ask;

import org.jspecify.annotations.NullMarked;
