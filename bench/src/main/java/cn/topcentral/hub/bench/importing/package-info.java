/** How fast files become timeline records, against writing the finished rows. */
@NullMarked
package cn.topcentral.hub.bench.importing;

import org.jspecify.annotations.NullMarked;
