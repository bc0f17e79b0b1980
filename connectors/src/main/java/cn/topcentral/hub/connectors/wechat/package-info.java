/**
 * WeCom chat: the session archive (会话内容存档), one decrypted message per line. See README.md in this folder for what is read and how.
 */
@NullMarked
package cn.topcentral.hub.connectors.wechat;

import org.jspecify.annotations.NullMarked;
