/** What channels that push over HTTP have in common: the request, the verdict on it, the delivery that is worked on later. */
@NullMarked
package cn.topcentral.hub.connectors.hook;

import org.jspecify.annotations.NullMarked;
