/** From the hub to WeCom: the HTTP interface under /cgi-bin and the log-in pages, with WeCom's own error codes. */
@NullMarked
package cn.topcentral.hub.sandbox.api;

import org.jspecify.annotations.NullMarked;
