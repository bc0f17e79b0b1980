/** Checks that what is stored fits together, and what the service has to do or failed to do. */
@NullMarked
package cn.topcentral.hub.storage.integrity;

import org.jspecify.annotations.NullMarked;
