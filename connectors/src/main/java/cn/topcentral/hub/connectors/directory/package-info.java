/** Lists of customers, of our own people and of orders, imported from CSV files. */
@NullMarked
package cn.topcentral.hub.connectors.directory;

import org.jspecify.annotations.NullMarked;
