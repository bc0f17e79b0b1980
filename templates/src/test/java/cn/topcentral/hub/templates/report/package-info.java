/** Tests of the report card and of reports as HTML. */
@NullMarked
package cn.topcentral.hub.templates.report;

import org.jspecify.annotations.NullMarked;
