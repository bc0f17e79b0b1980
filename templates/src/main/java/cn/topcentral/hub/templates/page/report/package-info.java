/** A report as a page, as a printed document and in lists, and the parts that its buttons change. */
@NullMarked
package cn.topcentral.hub.templates.page.report;

import org.jspecify.annotations.NullMarked;
