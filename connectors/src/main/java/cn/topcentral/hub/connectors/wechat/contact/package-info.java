/**
 * Customers as WeCom's address book has them (客户联系, externalcontact): what the ids in chats are called, and whose they probably are by the phone
 * numbers and companies that colleagues noted.
 */
@NullMarked
package cn.topcentral.hub.connectors.wechat.contact;

import org.jspecify.annotations.NullMarked;
