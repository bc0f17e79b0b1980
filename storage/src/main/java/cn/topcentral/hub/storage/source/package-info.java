/** How the sources are: what they delivered when, and how asking them went. */
@NullMarked
package cn.topcentral.hub.storage.source;

import org.jspecify.annotations.NullMarked;
