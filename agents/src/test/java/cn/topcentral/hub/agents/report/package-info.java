/** What is put around reports. */
@NullMarked
package cn.topcentral.hub.agents.report;

import org.jspecify.annotations.NullMarked;
