/** How far the hub has come with sources it has to ask. */
@NullMarked
package cn.topcentral.hub.storage.sync;

import org.jspecify.annotations.NullMarked;
