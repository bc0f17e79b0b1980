/**
 * E-mail files: .eml, .mbox, maildir. {@code EmailDecoder} turns the bytes of one message into a draft, {@code EmailFileConnector} finds
 * the messages in files; everything else is a step of the two. {@code README.md} beside this file says what is kept and by which rule.
 */
@NullMarked
package cn.topcentral.hub.connectors.email;

import org.jspecify.annotations.NullMarked;
