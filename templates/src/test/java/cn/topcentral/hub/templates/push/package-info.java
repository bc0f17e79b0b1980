/** Tests of what push itself says. */
@NullMarked
package cn.topcentral.hub.templates.push;

import org.jspecify.annotations.NullMarked;
