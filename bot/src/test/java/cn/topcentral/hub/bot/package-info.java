/** Tests of the service as a whole. */
@NullMarked
package cn.topcentral.hub.bot;

import org.jspecify.annotations.NullMarked;
