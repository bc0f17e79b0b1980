/** What WeCom demands of a template card (developer pages 90236 and 94888). */
@NullMarked
package cn.topcentral.hub.sandbox.card;

import org.jspecify.annotations.NullMarked;
