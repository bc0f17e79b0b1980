/** Tests of fetching, against servers on this machine. */
@NullMarked
package cn.topcentral.hub.connectors.fetch;

import org.jspecify.annotations.NullMarked;
