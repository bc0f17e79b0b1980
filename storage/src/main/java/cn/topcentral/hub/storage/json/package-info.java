/** The one way in which values become JSON columns and back. */
@NullMarked
package cn.topcentral.hub.storage.json;

import org.jspecify.annotations.NullMarked;
