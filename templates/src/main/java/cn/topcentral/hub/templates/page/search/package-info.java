/** What a search finds beside records, and how it can be narrowed. */
@NullMarked
package cn.topcentral.hub.templates.page.search;

import org.jspecify.annotations.NullMarked;
