/** How the outbox gets out when there is far more than its routes carry. */
@NullMarked
package cn.topcentral.hub.bench.push;

import org.jspecify.annotations.NullMarked;
