/** Golden tests of the cards that answer commands. */
@NullMarked
package cn.topcentral.hub.templates.timeline;

import org.jspecify.annotations.NullMarked;
