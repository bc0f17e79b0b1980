/** Visits and business trips: reports as JSON and Markdown, from files, from the API and typed (seed section 3.4). See README.md in this folder. */
@NullMarked
package cn.topcentral.hub.connectors.visit;

import org.jspecify.annotations.NullMarked;
