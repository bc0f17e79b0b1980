/**
 * What channels with JSON payloads have in common: reading fields leniently, times as systems write them, the hub's own signed requests, the
 * parties one person makes. No network, clock or database.
 */
@NullMarked
package cn.topcentral.hub.connectors.payload;

import org.jspecify.annotations.NullMarked;
