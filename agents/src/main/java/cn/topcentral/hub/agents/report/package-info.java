/** A15, the reporter: what a report is, who writes it, and how it is kept (seed 4.7). */
@NullMarked
package cn.topcentral.hub.agents.report;

import org.jspecify.annotations.NullMarked;
