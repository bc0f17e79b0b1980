/** The service people talk to. */
@NullMarked
package cn.topcentral.hub.bot;

import org.jspecify.annotations.NullMarked;
