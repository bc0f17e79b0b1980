/** The words full-text search works with, made here because PostgreSQL has no Chinese parser. */
@NullMarked
package cn.topcentral.hub.storage.search;

import org.jspecify.annotations.NullMarked;
