/** Channels in, timeline records out. */
@NullMarked
package cn.topcentral.hub.connectors;

import org.jspecify.annotations.NullMarked;
