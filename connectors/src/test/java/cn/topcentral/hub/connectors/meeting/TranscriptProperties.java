package cn.topcentral.hub.connectors.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TranscriptProperties {

    @Property(tries = 300)
    void whatIsWrittenWithVoiceTagsIsReadBack(@ForAll("lines") List<Transcript.Line> lines) {
        assertThat(TranscriptParser.parse(vtt(lines, true))).isEqualTo(new Transcript(lines).merged());
    }

    @Property(tries = 300)
    void whatIsWrittenWithNamesBeforeTheWordsIsReadBack(@ForAll("lines") List<Transcript.Line> lines) {
        List<Transcript.Line> named = lines.stream()
                .map(line ->
                        new Transcript.Line(Optional.of(line.speaker().orElse("Somebody")), line.start(), line.text()))
                .toList();

        assertThat(TranscriptParser.parse(vtt(named, false))).isEqualTo(new Transcript(named).merged());
    }

    @Property(tries = 300)
    void mergingTwiceIsMergingOnceAndKeepsAllWords(@ForAll("lines") List<Transcript.Line> lines) {
        Transcript merged = new Transcript(lines).merged();

        assertThat(merged.merged()).isEqualTo(merged);
        assertThat(words(merged.lines())).isEqualTo(words(lines));
    }

    @Property(tries = 500)
    void anyTextGivesATranscriptOrAReason(@ForAll("fragments") List<String> fragments) {
        try {
            assertThat(TranscriptParser.parse(String.join("\n", fragments)).lines())
                    .isNotEmpty();
        } catch (UnreadableReportException expected) {
            assertThat(expected).hasMessageContaining("cue");
        }
    }

    private static String words(List<Transcript.Line> lines) {
        StringBuilder words = new StringBuilder();
        lines.forEach(line -> words.append(line.text().replace(" ", "")));
        return words.toString();
    }

    private static String vtt(List<Transcript.Line> lines, boolean tags) {
        StringBuilder vtt = new StringBuilder("WEBVTT\n\n");
        for (Transcript.Line line : lines) {
            Duration at = line.start();
            String time = "%02d:%02d:%02d.%03d"
                    .formatted(at.toHours(), at.toMinutesPart(), at.toSecondsPart(), at.toMillisPart());
            String words = line.text().replace("&", "&amp;").replace("<", "&lt;");
            vtt.append(time).append(" --> ").append(time).append('\n');
            vtt.append(
                            tags
                                    ? "<v " + line.speaker().orElse("") + ">" + words + "</v>"
                                    : line.speaker().orElse("") + ": " + words)
                    .append("\n\n");
        }
        return vtt.toString();
    }

    @Provide
    static Arbitrary<List<Transcript.Line>> lines() {
        Arbitrary<Optional<String>> speakers =
                Arbitraries.of("张三", "Li Ming", "王芳(奥克斯)").optional();
        Arbitrary<Duration> times = Arbitraries.longs().between(0, 400_000_000).map(Duration::ofMillis);
        Arbitrary<String> words = Arbitraries.of("报价", "20 tons", "a & b", "1 < 2", "好的。", "PC/ABS")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(parts -> String.join(" ", parts));
        return Combinators.combine(speakers, times, words)
                .as(Transcript.Line::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(ArrayList::new);
    }

    @Provide
    static Arbitrary<List<String>> fragments() {
        return Arbitraries.of(
                        "WEBVTT",
                        "",
                        "00:00:01.000 --> 00:00:02.000",
                        "99999:99:99.999 --> x",
                        "-->",
                        "<v ",
                        "<v >",
                        "</v></v>",
                        "a: b",
                        "：：",
                        "&#x110000; &bogus;",
                        "\ufeff12",
                        "\ud83d",
                        "<".repeat(2000),
                        ("x" + ":").repeat(300))
                .list()
                .ofMaxSize(30);
    }
}
