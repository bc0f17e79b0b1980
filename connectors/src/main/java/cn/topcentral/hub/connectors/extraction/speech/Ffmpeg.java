package cn.topcentral.hub.connectors.extraction.speech;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The program ffmpeg, which turns recordings that services do not take into WAV, 16 kHz, one channel. */
public final class Ffmpeg {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Path program;

    public Ffmpeg(Path program) {
        this.program = program;
    }

    /** The one on the search path of programs; empty when it is not installed. */
    public static Optional<Ffmpeg> installed(String searchPath) {
        return Arrays.stream(searchPath.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "ffmpeg"))
                .filter(Files::isExecutable)
                .map(Ffmpeg::new)
                .findFirst();
    }

    /**
     * Decodes a recording.
     *
     * @param recording read only
     * @param wav written over
     * @param mostBytes where the result is cut off
     * @return whether it could be decoded
     */
    boolean toWav(Path recording, Path wav, long mostBytes) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        program.toString(),
                        "-nostdin",
                        "-v",
                        "error",
                        "-y",
                        // A playlist must not make it fetch from elsewhere.
                        "-protocol_whitelist",
                        "file",
                        "-i",
                        recording.toString(),
                        "-vn",
                        "-ar",
                        "16000",
                        "-ac",
                        "1",
                        "-c:a",
                        "pcm_s16le",
                        "-fs",
                        Long.toString(mostBytes),
                        "-f",
                        "wav",
                        wav.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        return false;
    }
}
