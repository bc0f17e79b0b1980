/** What was measured, and how it is told: figures, their table and their JSON. */
@NullMarked
package cn.topcentral.hub.bench.measure;

import org.jspecify.annotations.NullMarked;
