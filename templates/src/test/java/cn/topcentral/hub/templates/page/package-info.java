/** Tests of the package of the same name. */
@NullMarked
package cn.topcentral.hub.templates.page;

import org.jspecify.annotations.NullMarked;
