/** A13, marketing advice: how to approach a customer (seed 4.5). */
@NullMarked
package cn.topcentral.hub.agents.advice;

import org.jspecify.annotations.NullMarked;
