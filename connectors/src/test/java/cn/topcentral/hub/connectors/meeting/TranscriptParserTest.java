package cn.topcentral.hub.connectors.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TranscriptParserTest {

    @Test
    void voiceTagsNameSpeakersAndConsecutiveCuesAreMerged() {
        String text = TranscriptParser.parse(
                        """
                        WEBVTT

                        NOTE made by a machine

                        STYLE
                        ::cue { color: red }

                        00:00:03.000 --> 00:00:05.000 align:start
                        <v 张三>贵司的 PC&amp;ABS
                        报价</v>

                        b7f1/1-0
                        00:00:06.000 --> 00:00:08.000
                        <v.loud 张三>下周给</v>

                        01:05.500 --> 01:08.000
                        <v Li Ming>OK, &lt;5%</v> <v 张三>好的</v>
                        """)
                .text();

        assertThat(text).isEqualTo("张三 (00:00:03): 贵司的 PC&ABS 报价下周给\nLi Ming (00:01:05): OK, <5%\n张三 (00:01:05): 好的");
    }

    @Test
    void nameBeforeColonIsTheSpeakerUntilTheNextOne() {
        String vtt =
                """
                WEBVTT

                1
                00:00:01.000 --> 00:00:02.000
                Li Ming: hello there

                2
                00:00:02.000 --> 00:00:03.000
                we need 20 tons

                3
                00:00:04.000 --> 00:00:05.000
                王芳：见 https://example.com

                4
                00:00:06.000 --> 00:00:07.000
                10: 30 开会
                """;

        assertThat(TranscriptParser.parse("\ufeff" + vtt.replace("\n", "\r\n")).text())
                .isEqualTo("Li Ming (00:00:01): hello there we need 20 tons\n"
                        + "王芳 (00:00:04): 见 https://example.com 10: 30 开会");
    }

    @Test
    void linesOfNobodyStayApartAndHoursGoBeyondADay() {
        Transcript transcript = TranscriptParser.parse(
                "WEBVTT\n\n25:00:01.000 --> 25:00:02.000\n<v >一</v>\n\n100:00:01.5 --> 100:00:02.000\n<v>二</v>\n");

        assertThat(transcript.lines())
                .containsExactly(
                        new Transcript.Line(
                                Optional.empty(), Duration.ofHours(25).plusSeconds(1), "一"),
                        new Transcript.Line(
                                Optional.empty(), Duration.ofHours(100).plusMillis(1500), "二"));
        assertThat(transcript.text()).isEqualTo("(25:00:01): 一\n(100:00:01): 二");
    }

    @Test
    void subtitlesInSrtAreRead() {
        String text = TranscriptParser.parse(
                        "1\n00:00:01,000 --> 00:00:02,500\n张三: 你好\n2\n00:00:03,000 --> 00:00:04,000\n李四: 好\n")
                .text();

        assertThat(text).isEqualTo("张三 (00:00:01): 你好\n李四 (00:00:03): 好");
    }

    @Test
    void damagedCuesAreLeftOutAndMarkupNeverShows() {
        String text = TranscriptParser.parse(
                        """
                        WEBVTT

                        00:00:xx --> 00:00:02.000
                        lost

                        00:00:03.000 --> 00:00:04.000
                        <c.yellow><i>留</i>下</c><00:00:03.500> &amp;lt; 1 < 2

                        00:00:05.000 --> 00:00:06.000
                        """)
                .text();

        assertThat(text).isEqualTo("(00:00:03): 留下 &lt; 1 < 2");
    }

    @Test
    void fileWithoutCuesSaysWhatWouldHelp() {
        assertThatThrownBy(() -> TranscriptParser.parse("WEBVTT\n\nhello"))
                .isInstanceOf(UnreadableReportException.class)
                .hasMessageContaining("no cue")
                .hasMessageContaining("WebVTT");
    }
}
