/**
 * Telling people what somebody has to look at: urgent communications at once, and the risks that A14 finds, with waiting, repeating, inhibiting,
 * silencing and escalating decided by pure rules and carried out on rows (docs/alerts.md).
 */
@NullMarked
package cn.topcentral.hub.bot.alert;

import org.jspecify.annotations.NullMarked;
