/** What people see of a report: its card, the list of what to look at first, and its text as HTML. */
@NullMarked
package cn.topcentral.hub.templates.report;

import org.jspecify.annotations.NullMarked;
