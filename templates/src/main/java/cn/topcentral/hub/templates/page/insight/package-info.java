/** What the panel of a customer's insights shows (seed 6.1). */
@NullMarked
package cn.topcentral.hub.templates.page.insight;

import org.jspecify.annotations.NullMarked;
