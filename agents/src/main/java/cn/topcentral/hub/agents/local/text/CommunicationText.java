package cn.topcentral.hub.agents.local.text;

import cn.topcentral.hub.agents.analysis.AnalysisRequest;
import cn.topcentral.hub.agents.local.text.Segment.Kind;
import cn.topcentral.hub.agents.local.text.SpeakerLabels.Turn;
import cn.topcentral.hub.storage.communication.CommunicationType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The content of a request, read: its segments with who speaks, its sentences, and its words in one spelling. Immutable.
 *
 * <p>Of a text longer than {@link #LONGEST} only the head and the tail are read, because the opening and the outcome stand there and the work
 * for one record must be bounded.
 */
public final class CommunicationText {
    /** How many characters are read at most. */
    public static final int LONGEST = 20_000;

    private static final int HEAD = 14_000;

    private final AnalysisRequest request;
    private final String content;
    private final int omitted;
    private final String words;
    private final List<Segment> segments;
    private final List<Sentence> sentences;

    private CommunicationText(AnalysisRequest request, String content, int omitted) {
        this.request = request;
        this.content = content;
        this.omitted = omitted;
        String plain = Characters.plain(content);
        this.segments = List.copyOf(segments(request, plain));
        this.words = blankOut(plain, segments);
        this.sentences = Sentences.of(content, segments);
    }

    /** Reads a request. Any content has an answer. */
    public static CommunicationText of(AnalysisRequest request) {
        String whole = request.content();
        if (whole.length() <= LONGEST) {
            return new CommunicationText(request, whole, 0);
        }
        int headEnd = Character.isHighSurrogate(whole.charAt(HEAD - 1)) ? HEAD - 1 : HEAD;
        int tailStart = whole.length() - (LONGEST - HEAD);
        tailStart += Character.isLowSurrogate(whole.charAt(tailStart)) ? 1 : 0;
        // The line break keeps anything from being read across the gap: a quote over it would stand nowhere in the
        // record.
        return new CommunicationText(
                request, whole.substring(0, headEnd) + "\n" + whole.substring(tailStart), tailStart - headEnd);
    }

    public AnalysisRequest request() {
        return request;
    }

    /** What is read: the content itself, or its head and tail. */
    public String content() {
        return content;
    }

    /** How many characters between head and tail were left out; 0 for nearly every record. */
    public int omitted() {
        return omitted;
    }

    /**
     * The content as rules read it, as long as {@link #content} and at the same offsets: full width as half width, traditional characters of
     * trade as simplified; speaker labels and what is not body are line breaks.
     */
    public String words() {
        return words;
    }

    /** Every stretch, in order; blank ones are left out. */
    public List<Segment> segments() {
        return segments;
    }

    /** The sentences of the body, in order. */
    public List<Sentence> sentences() {
        return sentences;
    }

    /** The sentences one side says. */
    public List<Sentence> sentences(Voice voice) {
        return sentences.stream().filter(sentence -> sentence.voice() == voice).toList();
    }

    /** Who says the character at this offset; {@code UNKNOWN} between segments. */
    public Voice voiceAt(int offset) {
        int low = 0;
        int high = segments.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Segment segment = segments.get(middle);
            if (offset < segment.start()) {
                high = middle - 1;
            } else if (offset >= segment.end()) {
                low = middle + 1;
            } else {
                return segment.voice();
            }
        }
        return Voice.UNKNOWN;
    }

    private static List<Segment> segments(AnalysisRequest request, String plain) {
        SpeakerLabels labels = new SpeakerLabels(request);
        boolean letter = request.type() == CommunicationType.EMAIL;
        List<Line> lines = Line.of(plain);
        List<Kind> kinds = AttachedParts.kinds(lines, letter);
        List<Segment> segments = new ArrayList<>();
        Voice voice = labels.unlabelled();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (kinds.get(i) != Kind.BODY) {
                add(segments, plain, new Segment(line.start(), line.end(), kinds.get(i), Voice.UNKNOWN));
                continue;
            }
            if (labels.isStamp(line)) {
                continue;
            }
            int start = line.start();
            for (Turn turn : labels.turns(plain, line)) {
                add(segments, plain, new Segment(start, turn.labelStart(), Kind.BODY, voice));
                voice = turn.voice();
                start = turn.wordsStart();
            }
            add(segments, plain, new Segment(start, line.end(), Kind.BODY, voice));
        }
        return segments;
    }

    private static void add(List<Segment> segments, String plain, Segment segment) {
        if (segment.start() < segment.end()
                && !plain.substring(segment.start(), segment.end()).isBlank()) {
            segments.add(segment);
        }
    }

    private static String blankOut(String plain, List<Segment> segments) {
        char[] words = new char[plain.length()];
        Arrays.fill(words, '\n');
        for (Segment segment : segments) {
            if (segment.isBody()) {
                plain.getChars(segment.start(), segment.end(), words, segment.start());
            }
        }
        return new String(words);
    }
}
