/** What the HTTP API remembers between requests. */
@NullMarked
package cn.topcentral.hub.storage.api;

import org.jspecify.annotations.NullMarked;
