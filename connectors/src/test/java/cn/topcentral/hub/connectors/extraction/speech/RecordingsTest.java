package cn.topcentral.hub.connectors.extraction.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingsTest {
    private static final String SEGMENTS =
            """
            {"task":"transcribe","language":"chinese","duration":9.5,"text":"你好我要五十吨谢谢观看","segments":[
              {"id":0,"start":0.0,"end":2.0,"text":" 你好","avg_logprob":-0.2,"no_speech_prob":0.01},
              {"id":1,"start":2.0,"end":5.0,"text":" 我要五十吨","avg_logprob":-0.3,"no_speech_prob":0.7},
              {"id":2,"start":5.0,"end":9.5,"text":" 谢谢观看","avg_logprob":-1.4,"no_speech_prob":0.9}]}
            """;
    private static final String SPEAKERS =
            """
            {"text":"x","segments":[
              {"start":0,"end":1,"speaker":"A","text":"你好"},{"start":1,"end":2,"speaker":"A","text":"请问价格"},
              {"start":2,"end":3,"speaker":"B","text":"一万五"}]}
            """;

    @TempDir
    private Path folder;

    private final SpeechService service = new SpeechService();

    @AfterEach
    void close() {
        service.close();
    }

    private Path recording(String start) throws IOException {
        return Files.write(folder.resolve("recording"), (start + "sound").getBytes(StandardCharsets.ISO_8859_1));
    }

    private Transcription transcribe(Path recording) {
        return new Recordings(Optional.of(service.config()), Optional.empty()).transcribe(recording);
    }

    @Test
    void requestIsWhatTheProtocolAsksFor() throws IOException {
        service.answering(200, SEGMENTS);
        transcribe(recording("ID3"));

        SpeechService.Request request = service.requests().get(0);
        assertThat(request.path()).isEqualTo("/v1/audio/transcriptions");
        assertThat(request.authorization()).isEqualTo("Bearer sk-secret");
        assertThat(request.field("model")).isEqualTo("whisper-zh");
        assertThat(request.field("language")).isEqualTo("zh");
        assertThat(request.field("prompt")).isEqualTo("PCR-ABS、奥克斯");
        assertThat(request.field("response_format")).isEqualTo("verbose_json");
        assertThat(request.body()).contains("filename=\"recording.mp3\"").contains("ID3sound");
    }

    @Test
    void wordsMadeUpOnSilenceAreDroppedAndUncertainOnesKept() throws IOException {
        service.answering(200, SEGMENTS);

        assertThat(transcribe(recording("ID3"))).isEqualTo(new Transcription.Done("你好\n我要五十吨", "speech:whisper-zh"));
    }

    @Test
    void speakersAreNamedOncePerTurn() throws IOException {
        service.answering(200, SPEAKERS);

        assertThat(transcribe(recording("OggS")))
                .isEqualTo(new Transcription.Done("A：你好 请问价格\nB：一万五", "speech:whisper-zh"));
    }

    @Test
    void serviceThatKnowsTheShortFormOnlyIsAskedForThatFromThenOn() throws IOException {
        service.answering(
                        400,
                        "{\"error\":{\"message\":\"response_format 'verbose_json' is not compatible with this model\"}}")
                .answering(200, "{\"text\":\"短的\"}");
        Recordings recordings = new Recordings(Optional.of(service.config()), Optional.empty());
        Path recording = recording("fLaC");

        assertThat(recordings.transcribe(recording)).isEqualTo(new Transcription.Done("短的", "speech:whisper-zh"));
        assertThat(recordings.transcribe(recording)).isEqualTo(new Transcription.Done("短的", "speech:whisper-zh"));
        assertThat(service.requests())
                .extracting(request -> request.field("response_format"))
                .containsExactly("verbose_json", "json", "json");
    }

    @Test
    void busyAndBrokenServicesAreTriedAgainAndRefusalsAreNot() throws IOException {
        Path recording = recording("ID3");
        service.answering(429, "slow down")
                .answering(503, "")
                .answering(401, "{\"error\":{\"message\":\"bad key\"}}")
                .answering(415, "no");
        Recordings recordings = new Recordings(Optional.of(service.config()), Optional.empty());

        assertThat(recordings.transcribe(recording))
                .isInstanceOfSatisfying(Transcription.Later.class, later -> assertThat(later.after())
                        .contains(Duration.ofMinutes(15)));
        assertThat(recordings.transcribe(recording)).isInstanceOf(Transcription.Later.class);
        assertThat(recordings.transcribe(recording))
                .isInstanceOfSatisfying(
                        Transcription.Later.class,
                        later -> assertThat(later.reason()).contains("bad key").contains("speech.base_url"));
        assertThat(recordings.transcribe(recording)).isInstanceOf(Transcription.Refused.class);
    }

    @Test
    void serviceThatDoesNotAnswerIsTriedAgain() throws IOException {
        SpeechConfig config = service.config();
        service.close();

        assertThat(new Recordings(Optional.of(config), Optional.empty()).transcribe(recording("ID3")))
                .isInstanceOf(Transcription.Later.class);
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        assertThat(new Recordings(Optional.empty(), Optional.empty()).transcribe(recording("#!AMR\n")))
                .isInstanceOfSatisfying(Transcription.Missing.class, missing -> assertThat(missing.what())
                        .isEqualTo("speech"));
        assertThat(transcribe(recording("#!AMR\n")))
                .isInstanceOfSatisfying(Transcription.Missing.class, missing -> assertThat(missing.what())
                        .isEqualTo("ffmpeg"));
    }

    @Test
    void silkIsNamedAsNotDecodable() throws IOException {
        assertThat(transcribe(recording("\u0002#!SILK_V3")))
                .isInstanceOfSatisfying(Transcription.Refused.class, refused -> assertThat(refused.reason())
                        .contains("SILK"));
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void tooLargeRecordingIsNamed() throws IOException {
        Path large = recording("ID3");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(26_000_000);
        }

        assertThat(transcribe(large))
                .isInstanceOfSatisfying(Transcription.Refused.class, refused -> assertThat(refused.reason())
                        .contains("26 MB"));
    }

    @Test
    void amrGoesThroughFfmpegAsWav() throws IOException {
        service.answering(200, SEGMENTS);
        // Stands for the program: copies its input, the argument after -i, to its last argument behind a WAV sign.
        Path program = Files.writeString(
                folder.resolve("ffmpeg"),
                "#!/bin/sh\nwhile [ $# -gt 1 ]; do [ \"$1\" = -i ] && in=$2; shift; done\n{ printf 'RIFF0000WAVE'; cat \"$in\"; } > \"$1\"\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));

        Transcription result = new Recordings(Optional.of(service.config()), Optional.of(new Ffmpeg(program)))
                .transcribe(recording("#!AMR\n"));

        assertThat(result).isInstanceOf(Transcription.Done.class);
        assertThat(service.requests().get(0).body())
                .contains("filename=\"recording.wav\"")
                .contains("RIFF0000WAVE#!AMR");
    }

    @Test
    void realFfmpegDecodesAmr() throws IOException {
        Optional<Ffmpeg> ffmpeg =
                Ffmpeg.installed(Optional.ofNullable(System.getenv("PATH")).orElse(""));
        assumeTrue(ffmpeg.isPresent(), "ffmpeg is not installed");
        // 50 frames of AMR-NB at 4.75 kbit/s, a second of noise (3GPP TS 26.101: frame type 0, quality bit set, 12
        // bytes).
        StringBuilder amr = new StringBuilder("#!AMR\n");
        for (int frame = 0; frame < 50; frame++) {
            amr.append('\u0004').append("noise, noise");
        }
        Path recording = Files.write(folder.resolve("voice.amr"), amr.toString().getBytes(StandardCharsets.ISO_8859_1));
        Path wav = folder.resolve("voice.wav");

        assertThat(ffmpeg.get().toWav(recording, wav, 25_000_000)).isTrue();
        assertThat(AudioFormat.of(wav)).isEqualTo(AudioFormat.WAV);
        assertThat(Files.size(wav)).isBetween(30_000L, 36_000L);
    }

    @Test
    void keyShowsInNoText() {
        assertThat(service.config().toString()).doesNotContain("sk-secret");
    }
}
