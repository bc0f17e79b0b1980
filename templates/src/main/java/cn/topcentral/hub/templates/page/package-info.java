/**
 * Web pages, rendered on the server from one record each, phone first. No inline script or style, so that the strictest
 * content security policy fits; the style sheet is the resource {@code assets/hub.css}.
 */
@NullMarked
package cn.topcentral.hub.templates.page;

import org.jspecify.annotations.NullMarked;
