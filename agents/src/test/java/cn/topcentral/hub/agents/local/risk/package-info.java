/** Tests of A14. */
@NullMarked
package cn.topcentral.hub.agents.local.risk;

import org.jspecify.annotations.NullMarked;
