/** One search over customers, people, records with their files, tasks and reports. */
@NullMarked
package cn.topcentral.hub.bot.web.page.search;

import org.jspecify.annotations.NullMarked;
