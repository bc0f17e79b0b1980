/**
 * Calls over the 400 number and mobile phones: call records of several systems, as CSV and JSON files. See README.md in this folder for
 * the shapes that are read and the columns that are understood.
 */
@NullMarked
package cn.topcentral.hub.connectors.phone;

import org.jspecify.annotations.NullMarked;
