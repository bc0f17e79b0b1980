/**
 * E-mail: files (.eml, .mbox, maildir), mailboxes over IMAP, and mails to our own people. {@code EmailDecoder} turns the bytes of one message into
 * a draft, {@code EmailFileConnector} and {@code ImapPoll} find the messages; everything else is a step of these. {@code README.md} beside this file says what is kept and by which rule.
 */
@NullMarked
package cn.topcentral.hub.connectors.email;

import org.jspecify.annotations.NullMarked;
