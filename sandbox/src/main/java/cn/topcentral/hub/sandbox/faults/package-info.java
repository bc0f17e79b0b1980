/** Trouble on demand: what a test switches on to see how the hub copes. */
@NullMarked
package cn.topcentral.hub.sandbox.faults;

import org.jspecify.annotations.NullMarked;
