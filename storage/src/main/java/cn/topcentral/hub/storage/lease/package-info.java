/** What only one of several hubs may do at a time: a row that one of them holds until a time. */
@NullMarked
package cn.topcentral.hub.storage.lease;

import org.jspecify.annotations.NullMarked;
