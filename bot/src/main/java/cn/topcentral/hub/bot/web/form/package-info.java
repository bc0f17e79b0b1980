/** The hub's own public form page: shown, checked, kept from spam, and written to the ledger before the visitor is thanked. */
@NullMarked
package cn.topcentral.hub.bot.web.form;

import org.jspecify.annotations.NullMarked;
