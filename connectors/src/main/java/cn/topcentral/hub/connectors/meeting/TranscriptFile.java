package cn.topcentral.hub.connectors.meeting;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.Part;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A transcript that lies in a file of its own. What meeting it is of stands, in this order, in a JSON file beside it with the same name; in
 * {@code NOTE} lines of the transcript ({@code NOTE} then {@code 时间：…}); or in its own name: {@code 2026-03-05 1430 奥克斯 项目沟通.vtt},
 * {@code GMT20260305-063000_Recording.transcript.vtt} (as Zoom calls them, in UTC).
 */
public final class TranscriptFile {
    private static final Pattern ZOOM = Pattern.compile("GMT(\\d{8})-(\\d{6})_?(.*)");
    private static final Pattern DATED = Pattern.compile(
            "(?<date>\\d{4}-\\d{1,2}-\\d{1,2}|\\d{8}|\\d{4}年\\d{1,2}月\\d{1,2}日)(?:[ _-]?(?<clock>\\d{4}|\\d{1,2}[:.时点]\\d{2}分?))?[ _-]*(?<subject>.*)");
    private static final Pattern NOTE =
            Pattern.compile("(?m)^NOTE\\b[^\\n]*\\n?(?<note>(?:(?!.*-->)[^\\n]*\\S[^\\n]*\\n?)*)");

    private TranscriptFile() {}

    /** Whether a file is a transcript by its name. */
    public static boolean is(Path file) {
        return ReportText.endsWith(file, ".vtt") || ReportText.endsWith(file, ".srt");
    }

    /**
     * Reads a transcript and what is known of its meeting.
     *
     * @throws UnreadableReportException when the transcript is unreadable, or nothing tells when the meeting was
     */
    public static List<CommunicationDraft> read(Path file, MeetingReportDecoder decoder) throws IOException {
        String text = ReportText.of(file);
        String transcript = TranscriptParser.parse(text).text();
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]+$", "");
        Path sidecar = file.resolveSibling(name + ".json");
        ObjectNode about = Files.isRegularFile(sidecar) ? beside(sidecar) : named(text, name);
        boolean whole = !about.has("subject") && !about.has("topic") && !about.has("title") && !about.has("content");
        if (whole) {
            about.put("subject", name);
        }
        return decoder.decode(about, ReportFiles.beside(file), text).stream()
                // The meeting itself may come from elsewhere too; this is one part of it.
                .map(draft -> draft.but()
                        .content(transcript)
                        .followUps(List.of())
                        .part(Optional.of(Part.transcript("transcript:" + name)))
                        .build())
                .toList();
    }

    private static ObjectNode beside(Path sidecar) throws IOException {
        if (ReportJson.read(ReportText.of(sidecar)) instanceof ObjectNode about) {
            return about;
        }
        throw new UnreadableReportException("the file beside it, " + sidecar.getFileName()
                + ", is no JSON object; it should describe the one meeting of this transcript");
    }

    private static ObjectNode named(String text, String name) {
        Matcher note = NOTE.matcher(text);
        while (note.find()) {
            ObjectNode about = WrittenReport.read(note.group("note"));
            if (about.has("time")) {
                about.remove("content");
                return about;
            }
        }
        ObjectNode about = JsonNodeFactory.instance.objectNode();
        Matcher zoom = ZOOM.matcher(name);
        Matcher dated = DATED.matcher(name);
        if (zoom.matches()) {
            about.put("time", zoom.group(1) + " " + zoom.group(2) + "Z");
            about.put("subject", name);
        } else if (dated.matches()) {
            about.put(
                    "time",
                    dated.group("date")
                            + Optional.ofNullable(dated.group("clock"))
                                    .map(clock -> " " + clock)
                                    .orElse(""));
            about.put("subject", dated.group("subject").isBlank() ? name : dated.group("subject"));
        } else {
            throw new UnreadableReportException("nothing tells when the meeting was; name the file 2026-03-05 1430"
                    + " subject.vtt, or put a " + name + ".json beside it");
        }
        return about;
    }
}
