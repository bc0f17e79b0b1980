/** Who did what, written in the transaction that does it and never changed. */
@NullMarked
package cn.topcentral.hub.storage.audit;

import org.jspecify.annotations.NullMarked;
