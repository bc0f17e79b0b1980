/** What push itself says: the summary in place of many messages. Pure functions; they use {@code templates.card} and {@code templates.text}. */
@NullMarked
package cn.topcentral.hub.templates.push;

import org.jspecify.annotations.NullMarked;
