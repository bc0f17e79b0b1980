/**
 * Entries of web forms: the webhooks of 金数据 and 简道云, programs of the firm that sign their requests, the hub's own form page, and files. The
 * administrator's view is docs/channels/form.md.
 */
@NullMarked
package cn.topcentral.hub.connectors.form;

import org.jspecify.annotations.NullMarked;
