/** What the pages of one customer show: the header all of them share, the timeline, its records, the analysis. */
@NullMarked
package cn.topcentral.hub.templates.page.customer;

import org.jspecify.annotations.NullMarked;
