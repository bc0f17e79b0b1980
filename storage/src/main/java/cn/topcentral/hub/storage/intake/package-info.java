/** What the aggregation engine reads and writes while it stores a batch, all in one transaction. */
@NullMarked
package cn.topcentral.hub.storage.intake;

import org.jspecify.annotations.NullMarked;
