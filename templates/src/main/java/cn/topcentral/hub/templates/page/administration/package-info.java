/** The pages administrators look after the hub with. */
@NullMarked
package cn.topcentral.hub.templates.page.administration;

import org.jspecify.annotations.NullMarked;
