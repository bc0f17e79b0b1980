/** A15 by rules: reports whose every figure is computed and whose words are fixed, so that the same data gives the same bytes. */
@NullMarked
package cn.topcentral.hub.agents.local.report;

import org.jspecify.annotations.NullMarked;
