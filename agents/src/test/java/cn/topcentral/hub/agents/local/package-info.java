/** Customers for the tests of the local engines. */
@NullMarked
package cn.topcentral.hub.agents.local;

import org.jspecify.annotations.NullMarked;
