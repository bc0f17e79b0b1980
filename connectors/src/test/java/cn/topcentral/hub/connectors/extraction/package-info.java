/** Tests of reading attachments, hostile ones among them. */
@NullMarked
package cn.topcentral.hub.connectors.extraction;

import org.jspecify.annotations.NullMarked;
