/** What the pages show on which customers are merged and split. */
@NullMarked
package cn.topcentral.hub.templates.page.merge;

import org.jspecify.annotations.NullMarked;
