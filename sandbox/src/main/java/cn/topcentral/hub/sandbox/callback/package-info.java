/** From WeCom to the hub: encryption, signing, delivery with repeats, and the passive replies that come back. */
@NullMarked
package cn.topcentral.hub.sandbox.callback;

import org.jspecify.annotations.NullMarked;
