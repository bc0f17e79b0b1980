/** One attempt at an OpenAI-compatible endpoint, and what became of it. Nothing here waits, repeats or counts. */
@NullMarked
package cn.topcentral.hub.agents.llm.endpoint;

import org.jspecify.annotations.NullMarked;
