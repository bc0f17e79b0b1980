/** The outbox: what is to be pushed to people, written down before it is sent. */
@NullMarked
package cn.topcentral.hub.storage.notification;

import org.jspecify.annotations.NullMarked;
