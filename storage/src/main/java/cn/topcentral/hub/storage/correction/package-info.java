/** What people say of A10's labels: which are right, and what would be right instead. */
@NullMarked
package cn.topcentral.hub.storage.correction;

import org.jspecify.annotations.NullMarked;
