/** What somebody has to look at, how far it got, who took it up, and what is silenced. */
@NullMarked
package cn.topcentral.hub.storage.alert;

import org.jspecify.annotations.NullMarked;
