/** Questions in words about one customer's timeline: what is asked, where the answer may stand, and the answer with its quotes. */
@NullMarked
package cn.topcentral.hub.agents.ask;

import org.jspecify.annotations.NullMarked;
