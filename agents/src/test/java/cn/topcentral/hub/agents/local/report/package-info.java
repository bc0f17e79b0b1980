/** Reports on a small house whose every row is written out. */
@NullMarked
package cn.topcentral.hub.agents.local.report;

import org.jspecify.annotations.NullMarked;
