/** What the page of the claim queue shows, and its rows, which change by themselves. */
@NullMarked
package cn.topcentral.hub.templates.page.claim;

import org.jspecify.annotations.NullMarked;
