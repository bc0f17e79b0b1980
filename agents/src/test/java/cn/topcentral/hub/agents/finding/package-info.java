/** Tests of evidence. */
@NullMarked
package cn.topcentral.hub.agents.finding;

import org.jspecify.annotations.NullMarked;
