/** Tests of reading WeCom's departments. */
@NullMarked
package cn.topcentral.hub.connectors.wechat.staff;

import org.jspecify.annotations.NullMarked;
