/** The Chinese working calendar: statutory holidays, make-up days, and what 节前 and 节后 mean on it. */
@NullMarked
package cn.topcentral.hub.agents.local.calendar;

import org.jspecify.annotations.NullMarked;
