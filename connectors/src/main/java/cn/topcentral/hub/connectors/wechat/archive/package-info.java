/**
 * The session archive (会话内容存档) live: asking WeCom's native library for encrypted records, decrypting them with the firm's keys, taking them in,
 * and fetching the files of messages. Everything but {@link cn.topcentral.hub.connectors.wechat.archive.NativeArchive} is plain Java.
 */
@NullMarked
package cn.topcentral.hub.connectors.wechat.archive;

import org.jspecify.annotations.NullMarked;
