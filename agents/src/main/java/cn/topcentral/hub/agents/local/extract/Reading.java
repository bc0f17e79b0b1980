package cn.topcentral.hub.agents.local.extract;

import cn.topcentral.hub.agents.analysis.AnalysisRequest;
import cn.topcentral.hub.agents.local.text.CommunicationText;
import cn.topcentral.hub.agents.local.text.Voice;
import java.time.LocalDate;
import java.time.ZonedDateTime;

/** One text while it is read: the words the rules match, and what of them is taken. Not thread-safe, lives for one extraction. */
final class Reading {
    private static final String CLAUSE_ENDS = "\n。！？!?；;，,、";

    private final CommunicationText text;
    private final ClaimedSpans claims = new ClaimedSpans();
    private final ZonedDateTime time;

    Reading(CommunicationText text) {
        this.text = text;
        AnalysisRequest request = text.request();
        this.time = request.time().atZone(request.zone());
    }

    CommunicationText text() {
        return text;
    }

    String words() {
        return text.words();
    }

    ClaimedSpans claims() {
        return claims;
    }

    /** When it was said, where its days are counted. */
    ZonedDateTime time() {
        return time;
    }

    LocalDate day() {
        return time.toLocalDate();
    }

    Voice voice(int offset) {
        return text.voiceAt(offset);
    }

    /** The content itself between two offsets. */
    String literal(int start, int end) {
        return text.content().substring(start, end);
    }

    /** At most {@code length} characters before the offset, in the same clause. */
    String before(int offset, int length) {
        int start = offset;
        while (start > 0 && offset - start < length && CLAUSE_ENDS.indexOf(words().charAt(start - 1)) < 0) {
            start--;
        }
        return words().substring(start, offset);
    }

    /** At most {@code length} characters from the offset on, in the same clause. */
    String after(int offset, int length) {
        int end = offset;
        while (end < words().length() && end - offset < length && CLAUSE_ENDS.indexOf(words().charAt(end)) < 0) {
            end++;
        }
        return words().substring(offset, end);
    }

    /** At most {@code length} characters before the offset, in the same line. */
    String lineBefore(int offset, int length) {
        int start = Math.max(words().lastIndexOf('\n', Math.max(0, offset - 1)) + 1, offset - length);
        return start >= offset ? "" : words().substring(Math.max(0, start), offset);
    }

    /** At most {@code length} characters from the offset on, in the same line. */
    String lineAfter(int offset, int length) {
        int end = words().indexOf('\n', offset);
        return words().substring(
                        offset,
                        Math.min(end < 0 ? words().length() : end, Math.min(words().length(), offset + length)));
    }
}
