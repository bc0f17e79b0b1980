/** Making any text fit and safe to show: cleaning, counting and shortening without breaking a character. */
@NullMarked
package cn.topcentral.hub.templates.text;

import org.jspecify.annotations.NullMarked;
