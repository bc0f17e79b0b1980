/** Benchmarks of the hub: each measures the product against a bare baseline in the same run, so that the ratio means the same on any machine. */
@NullMarked
package cn.topcentral.hub.bench;

import org.jspecify.annotations.NullMarked;
