/** All that is known of one customer, read in one go: what the agents A11 to A16 look at. */
@NullMarked
package cn.topcentral.hub.storage.history;

import org.jspecify.annotations.NullMarked;
