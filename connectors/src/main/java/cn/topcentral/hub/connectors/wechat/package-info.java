/**
 * WeCom chat: the session archive (会话内容存档).
 */
@NullMarked
package cn.topcentral.hub.connectors.wechat;

import org.jspecify.annotations.NullMarked;
