/**
 * The text of attachments: documents and pictures are read in a process of their own, recordings by a transcription service; what was found goes to the
 * attachment, and for chat messages and calls on to the record.
 */
@NullMarked
package cn.topcentral.hub.connectors.extraction;

import org.jspecify.annotations.NullMarked;
