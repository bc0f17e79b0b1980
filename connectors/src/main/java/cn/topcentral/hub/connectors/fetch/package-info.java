/** Files that a source only refers to, fetched to our own store before its links expire. */
@NullMarked
package cn.topcentral.hub.connectors.fetch;

import org.jspecify.annotations.NullMarked;
