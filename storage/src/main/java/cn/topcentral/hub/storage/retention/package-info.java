/** Forgetting: what the hub keeps for a time only. */
@NullMarked
package cn.topcentral.hub.storage.retention;

import org.jspecify.annotations.NullMarked;
