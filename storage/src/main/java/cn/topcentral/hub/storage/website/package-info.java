/** What the hub's own website parts remember: chats over the widget, and form entries that were taken for spam. */
@NullMarked
package cn.topcentral.hub.storage.website;

import org.jspecify.annotations.NullMarked;
