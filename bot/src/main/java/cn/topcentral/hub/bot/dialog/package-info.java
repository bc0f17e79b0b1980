/**
 * Visits, calls and notes that people report by chat (seed section 3.4): what is said in a dialog, how it is understood, and how it becomes a record.
 * {@link cn.topcentral.hub.bot.dialog.Dialogs} puts it together.
 */
@NullMarked
package cn.topcentral.hub.bot.dialog;

import org.jspecify.annotations.NullMarked;
