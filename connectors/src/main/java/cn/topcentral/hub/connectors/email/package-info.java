/**
 * E-mail: .eml, .mbox, folders, maildir.
 */
@NullMarked
package cn.topcentral.hub.connectors.email;

import org.jspecify.annotations.NullMarked;
