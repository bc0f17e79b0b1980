package cn.topcentral.hub.connectors.meeting;

import cn.topcentral.hub.connectors.StorableText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/**
 * Reads WebVTT (W3C WebVTT: The Web Video Text Tracks Format) and SRT. Speakers are told in two ways: by {@code <v Name>} tags (Teams), or by
 * {@code Name: } before the words (Zoom), where a cue without a name goes on with the speaker before. Damaged cues are left out, the rest is
 * read.
 */
public final class TranscriptParser {
    private static final String TIME = "(?:(\\d{1,4}):)?(\\d{1,2}):(\\d{2})(?:[.,](\\d{1,3}))?";
    private static final Pattern TIMING = Pattern.compile("\\s*" + TIME + "\\s*-->\\s*" + TIME + "(?:\\s.*)?");
    private static final Pattern VOICE = Pattern.compile("<v(?:\\.[^\\s>]*)?(?:\\s+([^>]*))?>");
    private static final Pattern TAG = Pattern.compile("</?(?:[a-zA-Z][^<>]{0,500}|\\d[\\d:.]{0,20})>|</?[a-zA-Z]>");
    private static final Pattern NAMED =
            Pattern.compile("(?<name>[^:：。！？!?,，;；<>]{1,60})(?::\\s+|：\\s*)(?<words>\\S.*)", Pattern.DOTALL);
    private static final Pattern CUE_NUMBER = Pattern.compile("\\s*\\d{1,9}\\s*");

    private final boolean tagged;
    private final List<Transcript.Line> lines = new ArrayList<>();
    private Optional<String> speaker = Optional.empty();

    private TranscriptParser(boolean tagged) {
        this.tagged = tagged;
    }

    /**
     * Reads a transcript.
     *
     * @return with consecutive cues of one speaker merged
     * @throws UnreadableReportException when there is no cue in it
     */
    public static Transcript parse(String text) {
        TranscriptParser parser = new TranscriptParser(VOICE.matcher(text).find());
        parser.read(text.lines().map(line -> line.replace("\ufeff", "")).toList());
        if (parser.lines.isEmpty()) {
            throw new UnreadableReportException("no cue (00:00:01.000 --> 00:00:02.000) is in it; export the transcript"
                    + " as WebVTT (.vtt) or SRT");
        }
        return new Transcript(parser.lines).merged();
    }

    private void read(List<String> source) {
        int at = 0;
        while (at < source.size()) {
            Matcher timing = TIMING.matcher(source.get(at));
            at++;
            if (timing.matches()) {
                List<String> words = new ArrayList<>();
                while (at < source.size()
                        && !source.get(at).isBlank()
                        && !TIMING.matcher(source.get(at)).matches()) {
                    words.add(source.get(at));
                    at++;
                }
                // No blank line before the next cue: the number that stands before its times is none of the words.
                if (at < source.size()
                        && !source.get(at).isBlank()
                        && !words.isEmpty()
                        && CUE_NUMBER.matcher(words.get(words.size() - 1)).matches()) {
                    words.remove(words.size() - 1);
                }
                cue(start(timing), words.stream().map(String::strip).reduce("", WrittenText::join));
            }
        }
    }

    private static Duration start(Matcher timing) {
        String milliseconds = Optional.ofNullable(timing.group(4)).orElse("0");
        return Duration.ofHours(
                        Long.parseLong(Optional.ofNullable(timing.group(1)).orElse("0")))
                .plusMinutes(Long.parseLong(timing.group(2)))
                .plusSeconds(Long.parseLong(timing.group(3)))
                .plusMillis(Long.parseLong((milliseconds + "00").substring(0, 3)));
    }

    private void cue(Duration start, String words) {
        if (tagged) {
            voices(start, words);
            return;
        }
        String plain = plain(words);
        Matcher named = NAMED.matcher(plain);
        if (named.matches() && !named.group("name").strip().matches("\\d*|https?")) {
            speaker = Optional.of(named.group("name").strip());
            add(speaker, start, named.group("words"));
        } else {
            add(speaker, start, plain);
        }
    }

    /** One cue may hold the words of several. */
    private void voices(Duration start, String words) {
        Matcher voice = VOICE.matcher(words);
        Optional<String> current = Optional.empty();
        int from = 0;
        while (voice.find()) {
            add(current, start, plain(words.substring(from, voice.start())));
            current = Optional.ofNullable(voice.group(1))
                    .map(TranscriptParser::plain)
                    .filter(name -> !name.isEmpty());
            from = voice.end();
        }
        add(current, start, plain(words.substring(from)));
    }

    private void add(Optional<String> who, Duration start, String words) {
        if (!words.isEmpty()) {
            lines.add(new Transcript.Line(who, start, words));
        }
    }

    private static String plain(String marked) {
        return StorableText.of(Parser.unescapeEntities(TAG.matcher(marked).replaceAll(""), false)
                .replace('\u00a0', ' '));
    }
}
