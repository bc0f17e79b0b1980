/** What the pages of a customer show: the head above all of them, the filter, the timeline by days, the list and a chat. */
@NullMarked
package cn.topcentral.hub.templates.page.customer;

import org.jspecify.annotations.NullMarked;
