/**
 * The hub's own chat widget for the firm's websites: a script, a WebSocket, and conversations that live in the database, so that any hub can answer
 * any visitor.
 */
@NullMarked
package cn.topcentral.hub.bot.web.chat;

import org.jspecify.annotations.NullMarked;
