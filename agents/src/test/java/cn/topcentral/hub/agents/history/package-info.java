/** Customer histories for tests. */
@NullMarked
package cn.topcentral.hub.agents.history;

import org.jspecify.annotations.NullMarked;
