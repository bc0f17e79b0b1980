/** The intelligent robot: what people say to it reaches the hub over a WebSocket or by callbacks, and its answers come back. */
@NullMarked
package cn.topcentral.hub.sandbox.robot;

import org.jspecify.annotations.NullMarked;
