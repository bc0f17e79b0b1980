/** How fast A10 reads, with rules and with a model. */
@NullMarked
package cn.topcentral.hub.bench.agents;

import org.jspecify.annotations.NullMarked;
