/** The scripted endpoint, the fakes around the model client, and their tests. */
@NullMarked
package cn.topcentral.hub.agents.llm;

import org.jspecify.annotations.NullMarked;
