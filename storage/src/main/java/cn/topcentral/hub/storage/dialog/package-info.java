/** Conversations with the bot that go over several messages: a row for each, a row for each message of it, and what became of it. */
@NullMarked
package cn.topcentral.hub.storage.dialog;

import org.jspecify.annotations.NullMarked;
