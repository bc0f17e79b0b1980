/**
 * Our own people: WeCom userid, role, phone, mail, team.
 */
@NullMarked
package cn.topcentral.hub.storage.employee;

import org.jspecify.annotations.NullMarked;
