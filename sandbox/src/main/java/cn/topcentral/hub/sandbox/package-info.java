/** A WeCom of our own for demo and tests. */
@NullMarked
package cn.topcentral.hub.sandbox;

import org.jspecify.annotations.NullMarked;
