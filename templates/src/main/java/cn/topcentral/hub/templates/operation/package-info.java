/** Cards of what people decide about customers: questions with buttons, and what came of it. */
@NullMarked
package cn.topcentral.hub.templates.operation;

import org.jspecify.annotations.NullMarked;
