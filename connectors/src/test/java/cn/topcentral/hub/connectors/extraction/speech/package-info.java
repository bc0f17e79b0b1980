/** Tests of transcription, against a service of our own that keeps to the protocol. */
@NullMarked
package cn.topcentral.hub.connectors.extraction.speech;

import org.jspecify.annotations.NullMarked;
