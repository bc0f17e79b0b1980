/** A real, migrated PostgreSQL for the tests of every module. */
@NullMarked
package cn.topcentral.hub.storage.testing;

import org.jspecify.annotations.NullMarked;
