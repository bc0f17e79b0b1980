/** Tests of how plans are judged. */
@NullMarked
package cn.topcentral.hub.bench.timeline;

import org.jspecify.annotations.NullMarked;
