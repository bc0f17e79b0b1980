/** Who works here and who leads whom, from WeCom's departments. */
@NullMarked
package cn.topcentral.hub.connectors.wechat.staff;

import org.jspecify.annotations.NullMarked;
