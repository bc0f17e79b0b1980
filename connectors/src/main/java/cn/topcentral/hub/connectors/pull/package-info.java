/** What channels that have to be asked have in common: looking for what is new, and for what was missed. */
@NullMarked
package cn.topcentral.hub.connectors.pull;

import org.jspecify.annotations.NullMarked;
