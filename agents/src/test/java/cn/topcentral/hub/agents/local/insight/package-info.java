/** Tests of A11. */
@NullMarked
package cn.topcentral.hub.agents.local.insight;

import org.jspecify.annotations.NullMarked;
