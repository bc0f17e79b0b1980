/**
 * The PostgreSQL behind everything: embedded or a server, migrated, always inside one tenant.
 */
@NullMarked
package cn.topcentral.hub.storage.database;

import org.jspecify.annotations.NullMarked;
