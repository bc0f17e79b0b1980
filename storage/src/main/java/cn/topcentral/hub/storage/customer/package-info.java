/**
 * Customers, the people in them, their contact points, and how a typed name finds them.
 */
@NullMarked
package cn.topcentral.hub.storage.customer;

import org.jspecify.annotations.NullMarked;
