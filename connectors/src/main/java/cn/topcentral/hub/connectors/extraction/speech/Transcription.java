package cn.topcentral.hub.connectors.extraction.speech;

import java.time.Duration;
import java.util.Optional;

/** What became of a recording. */
public sealed interface Transcription {

    /** Written down; empty when nobody speaks. */
    record Done(String text, String method) implements Transcription {}

    /** This recording cannot be written down, now or later. */
    record Refused(String reason, String method) implements Transcription {}

    /** The service cannot do it now. */
    record Later(String reason, Optional<Duration> after) implements Transcription {}

    /** Something has to be configured ({@code speech}) or installed ({@code ffmpeg}) first. */
    record Missing(String what, String reason) implements Transcription {}
}
