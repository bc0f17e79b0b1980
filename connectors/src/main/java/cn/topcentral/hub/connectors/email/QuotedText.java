package cn.topcentral.hub.connectors.email;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Splits a mail into what its writer newly wrote and what came along: quoted history, signature, legal notice.
 *
 * <p>Careful in one direction: when in doubt a line stays visible, and if nothing would stay visible everything does. No line is lost.
 */
final class QuotedText {

    /**
     * The two halves, each in the order of the mail.
     *
     * @param visible newly written
     * @param quoted history and signature, empty when there is none
     */
    record Split(String visible, Optional<String> quoted) {}

    /** RFC 3676 section 4.3 asks for at most four lines of signature; companies here write a dozen. */
    private static final int MAX_SIGNATURE_LINES = 15;

    private final List<String> lines;
    private final BitSet markup;
    private final BitSet cut = new BitSet();

    private QuotedText(List<String> lines, BitSet markup) {
        this.lines = lines;
        this.markup = markup;
    }

    /**
     * Splits plain text.
     *
     * @param keepHistory for a forward: what is forwarded is what the writer wants read, so only signatures go
     */
    static Split split(String text, boolean keepHistory) {
        return new QuotedText(List.of(text.split("\\r\\n|\\r|\\n", -1)), new BitSet()).split(keepHistory);
    }

    /** Splits converted HTML, using what the markup told. */
    static Split split(HtmlText html, boolean keepHistory) {
        return new QuotedText(html.lines(), html.history()).split(keepHistory);
    }

    private Split split(boolean keepHistory) {
        if (!keepHistory) {
            cut.or(markup);
            cutQuotedLines();
            cutHistory();
            if (!anyVisible(0, lines.size())) {
                cut.clear();
            }
        }
        cutSignatures();
        return new Split(joined(false).orElse(""), joined(true));
    }

    /** Lines marked with {@code >}. A single one that goes on with a digit ({@code >10吨}) is a comparison, not a quote. */
    private void cutQuotedLines() {
        for (int i = 0; i < lines.size(); i++) {
            if (QuoteMarkers.isQuotedLine(lines.get(i))
                    || (isBareMark(i) && (isBareMark(i - 1) || isBareMark(i + 1)))) {
                cut.set(i);
            }
        }
    }

    private boolean isBareMark(int i) {
        return i >= 0 && i < lines.size() && lines.get(i).startsWith(">");
    }

    private void cutHistory() {
        for (int i = 0; i < lines.size(); i++) {
            if (cut.get(i)) {
                continue;
            }
            int attribution = QuoteMarkers.attributionLength(lines, i, this::isCut);
            if (attribution > 0 && nextIsCut(i + attribution)) {
                cut.set(i, i + attribution); // "… wrote:" over marked lines; below them an answer may follow
            } else if (attribution > 0 || QuoteMarkers.startsBlock(lines, i)) {
                if (anyVisible(0, i)) {
                    cut.set(blockStart(i), lines.size());
                }
                return; // nothing above it: a forward, or an answer written into the old text
            }
        }
    }

    private boolean isCut(int i) {
        return i < lines.size() && cut.get(i);
    }

    private boolean nextIsCut(int from) {
        int next = from;
        while (next < lines.size() && lines.get(next).isBlank()) {
            next++;
        }
        return isCut(next);
    }

    /** The rule drawn above a header block goes with it. */
    private int blockStart(int marker) {
        int start = marker;
        for (int i = marker - 1; i >= 0; i--) {
            if (QuoteMarkers.isRule(lines.get(i))) {
                start = i;
            } else if (!lines.get(i).isBlank()) {
                break;
            }
        }
        return start;
    }

    private void cutSignatures() {
        for (int i = 0; i < lines.size(); i++) {
            if (cut.get(i) || !anyVisible(0, i)) {
                continue;
            }
            int end = cut.nextSetBit(i) < 0 ? lines.size() : cut.nextSetBit(i);
            boolean dashes = QuoteMarkers.isSignatureDashes(lines.get(i)) && written(i + 1, end) <= MAX_SIGNATURE_LINES;
            if (dashes || QuoteMarkers.startsNotice(lines, i)) {
                cut.set(i, end);
            } else if (QuoteMarkers.isDeviceLine(lines.get(i))) {
                cut.set(i);
            }
        }
    }

    private long written(int from, int to) {
        return lines.subList(Math.min(from, to), to).stream()
                .filter(line -> !line.isBlank())
                .count();
    }

    private boolean anyVisible(int from, int to) {
        for (int i = cut.nextClearBit(from); i < to; i = cut.nextClearBit(i + 1)) {
            if (!QuoteMarkers.plain(lines.get(i)).isEmpty() && !QuoteMarkers.isRule(lines.get(i))) {
                return true;
            }
        }
        return false;
    }

    private Optional<String> joined(boolean wanted) {
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (cut.get(i) == wanted) {
                chosen.add(lines.get(i).stripTrailing());
            }
        }
        // Empty lines at both ends and more than two in a row carry nothing.
        String text = String.join("\n", chosen).replaceAll("\\n{4,}", "\n\n\n").strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
