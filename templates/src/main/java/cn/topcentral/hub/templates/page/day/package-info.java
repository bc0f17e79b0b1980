/** What the page of somebody's day shows, and the rows of it that change by themselves. */
@NullMarked
package cn.topcentral.hub.templates.page.day;

import org.jspecify.annotations.NullMarked;
