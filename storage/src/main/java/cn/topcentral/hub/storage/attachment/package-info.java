/**
 * Attachment bytes on disk under the name of their hash, and their rows.
 */
@NullMarked
package cn.topcentral.hub.storage.attachment;

import org.jspecify.annotations.NullMarked;
