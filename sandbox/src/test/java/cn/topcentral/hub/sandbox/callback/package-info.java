/** Encryption against known samples, and delivery against a small HTTP server. */
@NullMarked
package cn.topcentral.hub.sandbox.callback;

import org.jspecify.annotations.NullMarked;
