/**
 * A WeCom of our own for demo and tests. Written from the published protocol, independently of the code that talks to it, so
 * that the two can disagree; it imports no other module of the hub.
 */
@NullMarked
package cn.topcentral.hub.sandbox;

import org.jspecify.annotations.NullMarked;
