/** The page on how the sources are, and those on what failed. */
@NullMarked
package cn.topcentral.hub.templates.page.source;

import org.jspecify.annotations.NullMarked;
