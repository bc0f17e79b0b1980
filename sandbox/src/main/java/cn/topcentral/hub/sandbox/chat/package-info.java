/** The conversations people see: what was said, sent, clicked and updated, and the page that shows it. */
@NullMarked
package cn.topcentral.hub.sandbox.chat;

import org.jspecify.annotations.NullMarked;
