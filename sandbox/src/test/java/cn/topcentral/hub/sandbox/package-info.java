/** The sandbox through its front door, over real HTTP. */
@NullMarked
package cn.topcentral.hub.sandbox;

import org.jspecify.annotations.NullMarked;
