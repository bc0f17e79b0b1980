/** Tests of what a question looks for. */
@NullMarked
package cn.topcentral.hub.agents.ask;

import org.jspecify.annotations.NullMarked;
