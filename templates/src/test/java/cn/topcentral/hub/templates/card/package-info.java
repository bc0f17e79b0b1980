/** Tests of the package of the same name. */
@NullMarked
package cn.topcentral.hub.templates.card;

import org.jspecify.annotations.NullMarked;
