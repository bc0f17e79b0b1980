/** What people see of a question about one customer: the card of a study or of prices, and the text of an answer with quotes. */
@NullMarked
package cn.topcentral.hub.templates.study;

import org.jspecify.annotations.NullMarked;
