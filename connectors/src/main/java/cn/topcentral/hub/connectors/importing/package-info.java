/**
 * Files in: what every connector that reads files offers, and the run that stores what it reads.
 */
@NullMarked
package cn.topcentral.hub.connectors.importing;

import org.jspecify.annotations.NullMarked;
