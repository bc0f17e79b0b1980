/**
 * The engine {@code llm}: A10 to A14 by a language model behind any OpenAI-compatible endpoint. Each agent asks, checks the answer against the
 * records, has it repaired once, and otherwise hands over to the local agent it was given. {@link cn.topcentral.hub.agents.llm.ModelClient} is
 * the one way to the model; it may use {@code endpoint} below and the ledger and cache of storage. What leaves the house is in docs/agents/llm.md.
 */
@NullMarked
package cn.topcentral.hub.agents.llm;

import org.jspecify.annotations.NullMarked;
