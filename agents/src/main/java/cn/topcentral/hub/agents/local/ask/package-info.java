/** Answers questions without a model: the sentences that fit best, as they were said. */
@NullMarked
package cn.topcentral.hub.agents.local.ask;

import org.jspecify.annotations.NullMarked;
