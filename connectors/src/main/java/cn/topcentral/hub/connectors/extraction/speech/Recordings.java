package cn.topcentral.hub.connectors.extraction.speech;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Writes recordings down, with what this installation has for it. Thread-safe. */
public final class Recordings {
    /** What {@code text_waits_for} says of recordings that need the service. */
    public static final String SPEECH = "speech";
    /** What {@code text_waits_for} says of recordings that need the program. */
    public static final String FFMPEG = "ffmpeg";

    /** The limit of the hosted services. */
    private static final long MOST_BYTES = 25_000_000;

    private static final String METHOD_WITHOUT_SERVICE = "speech";

    private final Optional<TranscriptionClient> service;
    private final Optional<Ffmpeg> ffmpeg;

    public Recordings(Optional<SpeechConfig> config, Optional<Ffmpeg> ffmpeg) {
        this.service = config.map(TranscriptionClient::new);
        this.ffmpeg = ffmpeg;
    }

    /** Of {@link #SPEECH} and {@link #FFMPEG}, what is there. */
    public Set<String> available() {
        Set<String> available = new HashSet<>();
        service.ifPresent(there -> available.add(SPEECH));
        ffmpeg.ifPresent(there -> available.add(FFMPEG));
        return available;
    }

    /** The method its results are marked with; empty without a service. */
    public Optional<String> method() {
        return service.map(TranscriptionClient::method);
    }

    /** Whether a file is one of the voice messages that only their own first bytes tell. */
    public static boolean isVoice(Path file) throws IOException {
        AudioFormat format = AudioFormat.of(file);
        return format == AudioFormat.SILK || format == AudioFormat.AMR;
    }

    public Transcription transcribe(Path recording) {
        try {
            AudioFormat format = AudioFormat.of(recording);
            if (format == AudioFormat.SILK) {
                return new Transcription.Refused(
                        "a voice message in SILK format, which cannot be decoded here", METHOD_WITHOUT_SERVICE);
            }
            if (service.isEmpty()) {
                return new Transcription.Missing(SPEECH, "no transcription service is configured (speech)");
            }
            return format.extension().isEmpty()
                    ? converted(service.get(), recording)
                    : sent(service.get(), recording, "recording." + format.extension());
        } catch (IOException e) {
            return new Transcription.Later(
                    "the transcription service cannot be reached: "
                            + e.getClass().getSimpleName(),
                    Optional.empty());
        }
    }

    private Transcription converted(TranscriptionClient client, Path recording) throws IOException {
        if (ffmpeg.isEmpty()) {
            return new Transcription.Missing(FFMPEG, "ffmpeg, which decodes this recording, is not installed");
        }
        Path wav = Files.createTempFile("hub-recording", ".wav");
        try {
            return ffmpeg.get().toWav(recording, wav, MOST_BYTES + 1_000_000)
                    ? sent(client, wav, "recording.wav")
                    : new Transcription.Refused("a recording that ffmpeg cannot decode", client.method());
        } finally {
            Files.deleteIfExists(wav);
        }
    }

    private static Transcription sent(TranscriptionClient client, Path recording, String name) throws IOException {
        long size = Files.size(recording);
        return size > MOST_BYTES
                ? new Transcription.Refused(
                        "a recording of " + size / 1_000_000 + " MB, more than the " + MOST_BYTES / 1_000_000
                                + " MB that are transcribed",
                        client.method())
                : client.transcribe(recording, name);
    }
}
