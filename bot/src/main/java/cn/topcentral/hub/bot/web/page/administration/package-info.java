/** Pages for administrators: employees, channels, schedule, silences, audit trail. Nothing here shows a secret. */
@NullMarked
package cn.topcentral.hub.bot.web.page.administration;

import org.jspecify.annotations.NullMarked;
