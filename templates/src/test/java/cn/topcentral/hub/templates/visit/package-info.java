/** What the cards of reports by chat look like. */
@NullMarked
package cn.topcentral.hub.templates.visit;

import org.jspecify.annotations.NullMarked;
