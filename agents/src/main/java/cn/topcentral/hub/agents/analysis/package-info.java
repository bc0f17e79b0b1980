/** A10, the communication analyst: what one record says (seed 4.2). */
@NullMarked
package cn.topcentral.hub.agents.analysis;

import org.jspecify.annotations.NullMarked;
