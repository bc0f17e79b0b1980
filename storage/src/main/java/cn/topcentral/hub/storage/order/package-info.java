/** What customers ordered and paid, as their order lists tell it. */
@NullMarked
package cn.topcentral.hub.storage.order;

import org.jspecify.annotations.NullMarked;
