/** How soon a callback is acknowledged under load, against a handler that does nothing. */
@NullMarked
package cn.topcentral.hub.bench.callback;

import org.jspecify.annotations.NullMarked;
