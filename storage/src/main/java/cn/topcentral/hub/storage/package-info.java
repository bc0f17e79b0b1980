/** Domain records and the only SQL of the hub. */
@NullMarked
package cn.topcentral.hub.storage;

import org.jspecify.annotations.NullMarked;
