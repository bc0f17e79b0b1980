/** Threads that work a queue of rows off. */
@NullMarked
package cn.topcentral.hub.connectors.work;

import org.jspecify.annotations.NullMarked;
