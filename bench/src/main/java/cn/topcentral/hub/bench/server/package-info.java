/** A PostgreSQL server with the product's own settings, and fresh databases on it. */
@NullMarked
package cn.topcentral.hub.bench.server;

import org.jspecify.annotations.NullMarked;
