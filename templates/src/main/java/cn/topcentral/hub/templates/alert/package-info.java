/** The cards of alerts: what people are told, what it looks like once somebody acted, and the lists of what is open and silenced. */
@NullMarked
package cn.topcentral.hub.templates.alert;

import org.jspecify.annotations.NullMarked;
