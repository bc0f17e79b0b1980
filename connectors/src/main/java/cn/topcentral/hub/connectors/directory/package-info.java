/** Lists of customers and of our own people, imported from CSV files. */
@NullMarked
package cn.topcentral.hub.connectors.directory;

import org.jspecify.annotations.NullMarked;
