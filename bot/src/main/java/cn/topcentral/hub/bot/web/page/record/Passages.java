package cn.topcentral.hub.bot.web.page.record;

import cn.topcentral.hub.agents.analysis.AnalysisRequest;
import cn.topcentral.hub.agents.local.text.CommunicationText;
import cn.topcentral.hub.agents.local.text.Voice;
import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.templates.page.record.QuotedText;
import cn.topcentral.hub.templates.page.record.QuotedText.Place;
import cn.topcentral.hub.templates.page.record.RecordText.Passage;
import cn.topcentral.hub.templates.text.ChineseTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits the text of a talk into who says what: {@code 张三 (00:01:05): 报价下周给}, {@code [06-15 11:00] 客户：…}, {@code 我方：…}. Whose side a speaker is
 * on is told by who took part, else as A10 reads it.
 */
final class Passages {
    private static final Set<CommunicationType> TALKS = EnumSet.of(
            CommunicationType.PHONE,
            CommunicationType.MOBILE,
            CommunicationType.MEETING,
            CommunicationType.VIDEO,
            CommunicationType.WEBCHAT);

    private static final String TIME =
            "(?:\\d{1,4}[-/])?(?:\\d{1,2}-\\d{1,2}\\s)?\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\.\\d{1,3})?";

    private static final Pattern LINE = Pattern.compile("\\s{0,8}(?:[\\[(（](?<before>" + TIME
            + ")[\\])）]\\s{0,2})?(?<name>[^\\s:：\\[\\]（）()][^:：\\[\\]\\n]{0,29}?)\\s{0,2}(?:[(（\\[](?<after>" + TIME
            + ")[)）\\]])?\\s{0,2}[:：](?!//)\\s{0,2}(?=\\S)");

    private static final int LEAST_TURNS = 2;

    private final TimelineRecord record;
    private final Map<String, String> sides;

    /** @param sides of those who took part, by what they are called */
    Passages(TimelineRecord record, Map<String, String> sides) {
        this.record = record;
        this.sides = Map.copyOf(sides);
    }

    private record Turn(int start, int words, String name, String time, String side) {}

    /** The text in passages, with what of the places lies in each marked. */
    List<Passage> of(String text, List<Place> places) {
        List<Turn> turns = TALKS.contains(record.type()) ? turns(text) : List.of();
        Set<String> marked = new HashSet<>();
        if (turns.size() < LEAST_TURNS) {
            return List.of(passage(new Turn(0, 0, "", "", "unknown"), text, text.length(), places, marked));
        }
        List<Passage> passages = new ArrayList<>();
        if (!text.substring(0, turns.get(0).start()).isBlank()) {
            passages.add(passage(
                    new Turn(0, 0, "", "", "unknown"), text, turns.get(0).start(), places, marked));
        }
        for (int i = 0; i < turns.size(); i++) {
            int end = i + 1 < turns.size() ? turns.get(i + 1).start() : text.length();
            passages.add(passage(turns.get(i), text, end, places, marked));
        }
        return passages;
    }

    /** @param marked the places whose beginning is shown already: a quote may begin within a speaker's name, or go on over several turns */
    private static Passage passage(Turn turn, String text, int next, List<Place> places, Set<String> marked) {
        int end = next;
        while (end > turn.words() && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        int from = turn.words();
        List<Place> within = new ArrayList<>();
        for (Place place : places) {
            if (Math.max(place.start(), from) < Math.min(place.end(), end)) {
                within.add(
                        new Place(place.start() - from, place.end() - from, marked.add(place.id()) ? place.id() : ""));
            }
        }
        return new Passage(turn.name(), turn.side(), turn.time(), QuotedText.of(text.substring(from, end), within));
    }

    private List<Turn> turns(String text) {
        List<Turn> turns = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            // What A10 reads of a text is bounded, so a long one is read in stretches of whole lines.
            int end = stretch(text, start);
            CommunicationText read = CommunicationText.of(request(text.substring(start, end)));
            for (int line = start; line < end; line = nextLine(text, line, end)) {
                turn(text, line, nextLine(text, line, end), start, read).ifPresent(turns::add);
            }
            start = end;
        }
        return turns;
    }

    private Optional<Turn> turn(String text, int line, int end, int offset, CommunicationText read) {
        Matcher label = LINE.matcher(text).region(line, end);
        if (!label.lookingAt()) {
            return Optional.empty();
        }
        String name = label.group("name").strip();
        String time = Optional.ofNullable(label.group("before"))
                .or(() -> Optional.ofNullable(label.group("after")))
                .orElse("");
        String side = sides.getOrDefault(name, side(read.voiceAt(label.end() - offset)));
        // 时间：, 地点： of minutes are headings, not speakers.
        boolean speaker = sides.containsKey(name) || !time.isEmpty() || !side.equals("unknown");
        return speaker ? Optional.of(new Turn(line, label.end(), name, time, side)) : Optional.empty();
    }

    private static String side(Voice voice) {
        return switch (voice) {
            case CUSTOMER -> "customer";
            case SELLER -> "ours";
            case REPORT, UNKNOWN -> "unknown";
        };
    }

    private static int stretch(String text, int start) {
        if (text.length() - start <= CommunicationText.LONGEST) {
            return text.length();
        }
        int line = text.lastIndexOf('\n', start + CommunicationText.LONGEST - 1);
        return line > start ? line + 1 : start + CommunicationText.LONGEST;
    }

    private static int nextLine(String text, int line, int end) {
        int next = text.indexOf('\n', line);
        return next < 0 || next >= end ? end : next + 1;
    }

    private AnalysisRequest request(String stretch) {
        return new AnalysisRequest(
                record.id().value(),
                record.type(),
                record.channel(),
                record.time(),
                ChineseTime.ZONE,
                Optional.empty(),
                Speaker.BOTH,
                sides.entrySet().stream()
                        .filter(side -> side.getValue().equals("ours"))
                        .map(Map.Entry::getKey)
                        .toList(),
                Optional.empty(),
                stretch);
    }
}
