/** Answers questions in a model's words, of which only those are passed on that a record bears out. */
@NullMarked
package cn.topcentral.hub.agents.llm.ask;

import org.jspecify.annotations.NullMarked;
