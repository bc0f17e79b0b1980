/** What failed for good until somebody looks: read by reason, and put back into its own queue or aside. */
@NullMarked
package cn.topcentral.hub.storage.trouble;

import org.jspecify.annotations.NullMarked;
