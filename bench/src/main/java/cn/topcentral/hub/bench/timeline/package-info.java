/** How fast timelines, searches and names are read, against the bare SQL. */
@NullMarked
package cn.topcentral.hub.bench.timeline;

import org.jspecify.annotations.NullMarked;
