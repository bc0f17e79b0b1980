/** What the agents found about customers (seed 2.3), with what people did about it. */
@NullMarked
package cn.topcentral.hub.storage.insight;

import org.jspecify.annotations.NullMarked;
