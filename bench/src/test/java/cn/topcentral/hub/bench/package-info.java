/** Tests of the benchmarks themselves. */
@NullMarked
package cn.topcentral.hub.bench;

import org.jspecify.annotations.NullMarked;
