/**
 * Calls over the 400 number and mobile phones: call records of several systems.
 */
@NullMarked
package cn.topcentral.hub.connectors.phone;

import org.jspecify.annotations.NullMarked;
