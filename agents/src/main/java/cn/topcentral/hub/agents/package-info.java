/** The analysing agents A10 to A16. */
@NullMarked
package cn.topcentral.hub.agents;

import org.jspecify.annotations.NullMarked;
