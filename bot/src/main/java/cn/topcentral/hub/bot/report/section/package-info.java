/** The sections of a report's page: of a customer's from what the agents found when it was written, of the house's from its text. */
@NullMarked
package cn.topcentral.hub.bot.report.section;

import org.jspecify.annotations.NullMarked;
