/** Recordings to text, by a transcription service that speaks the OpenAI protocol ({@code POST {base}/audio/transcriptions}). */
@NullMarked
package cn.topcentral.hub.connectors.extraction.speech;

import org.jspecify.annotations.NullMarked;
