/**
 * Live chats of websites: Chatwoot, tawk.to, programs of the firm that sign their requests (the hub's own widget writes the same JSON), and files.
 * A conversation is one communication, its messages are the parts. The administrator's view is docs/channels/webchat.md.
 */
@NullMarked
package cn.topcentral.hub.connectors.webchat;

import org.jspecify.annotations.NullMarked;
