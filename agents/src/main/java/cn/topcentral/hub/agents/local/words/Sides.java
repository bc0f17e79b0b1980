package cn.topcentral.hub.agents.local.words;

import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.communication.Participant;
import cn.topcentral.hub.storage.history.CustomerHistory;
import cn.topcentral.hub.storage.history.HistoryContact;
import cn.topcentral.hub.storage.history.HistoryRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells the customer's words from ours. Transcripts and chats name who speaks at the beginning of a line ({@code 10:21 张经理：收到}); elsewhere the
 * direction decides, except for calls, visits and meetings, whose text reports both sides and counts as theirs unless a line says otherwise.
 */
final class Sides {
    private static final Pattern SPEAKER = Pattern.compile(
            "^\\s*(?:[-•*]|\\d{1,2}[.、)）])?\\s*(?:\\d{1,2}:\\d{2}(?::\\d{2})?\\s*)?([^\\s：:，。,“”\"（(]{1,12})\\s*[：:]\\s*");
    private static final Pattern HEADING = Pattern.compile("^\\s*【([^】]{1,12})】");
    private static final Pattern OUR_HEADING = Pattern.compile("跟进|待办|判断|下一步|我方|建议");
    private static final Pattern THEIR_WORD = Pattern.compile("^(?:客户|访客|买方|甲方|对方)");
    private static final Pattern OUR_WORD = Pattern.compile("^(?:客服|销售|业务|我方|我|卖方|乙方|TopcentralMall)");
    private static final Pattern TITLE = Pattern.compile("(?:工|总|经理|主管|姐|哥|老板|小姐|先生|女士|科长|厂长)$");
    private static final Pattern BULLET = Pattern.compile("^\\s*(?:[-•*·]|\\d{1,2}[.、)）]|[（(]\\d{1,2}[)）])\\s*");
    private static final Pattern SENTENCE = Pattern.compile("[^。！？!?；;]+[。！？!?]?");
    private static final Pattern LETTERS = Pattern.compile("[\\p{L}\\p{N}]");

    private final Set<String> contacts;

    private Sides(Set<String> contacts) {
        this.contacts = contacts;
    }

    static Sides of(CustomerHistory history) {
        Set<String> names = new HashSet<>();
        for (HistoryContact contact : history.contacts()) {
            names.add(contact.name());
        }
        return new Sides(names);
    }

    List<Saying> theirWords(HistoryRecord record) {
        Set<String> theirs = new HashSet<>(contacts);
        Set<String> ours = new HashSet<>();
        record.handledBy().ifPresent(ours::add);
        for (Participant person : record.participants()) {
            (person.side().equals("ours") ? ours : theirs).add(person.displayName());
        }
        List<String> lines = record.content().lines().toList();
        boolean conversation = lines.stream().anyMatch(line -> speaker(line)
                .filter(name -> names(theirs, name) || THEIR_WORD.matcher(name).find())
                .isPresent());
        boolean unmarked = unmarkedLinesAreTheirs(record);
        boolean ourSection = false;
        List<Saying> sayings = new ArrayList<>();
        for (String line : lines) {
            Matcher heading = HEADING.matcher(line);
            if (heading.find()) {
                ourSection = OUR_HEADING.matcher(heading.group(1)).find();
            }
            Optional<String> speaker = speaker(line);
            boolean spoken = speaker.isPresent() && (known(speaker.get(), theirs, ours) || conversation);
            boolean said = spoken ? isTheirs(speaker.orElseThrow(), theirs, ours) : unmarked;
            if (said && !ourSection) {
                addSentences(record, spoken ? withoutSpeaker(line) : line, sayings);
            }
        }
        return sayings;
    }

    private static boolean unmarkedLinesAreTheirs(HistoryRecord record) {
        return switch (record.type()) {
            case PHONE, MOBILE, VISIT, MEETING, VIDEO -> true;
            case WECHAT, EMAIL, FORM, WEBCHAT ->
                record.direction()
                        .filter(direction -> direction != Direction.INBOUND)
                        .isEmpty();
        };
    }

    private static boolean known(String name, Set<String> theirs, Set<String> ours) {
        return names(theirs, name)
                || names(ours, name)
                || THEIR_WORD.matcher(name).find()
                || OUR_WORD.matcher(name).find();
    }

    private static boolean isTheirs(String name, Set<String> theirs, Set<String> ours) {
        if (names(theirs, name) || THEIR_WORD.matcher(name).find()) {
            return true;
        }
        // Our people stand in transcripts with their full names, people of the customer also as 李工 or 沈总.
        return !names(ours, name)
                && !OUR_WORD.matcher(name).find()
                && TITLE.matcher(name).find();
    }

    private static boolean names(Set<String> people, String name) {
        return people.contains(name) || people.stream().anyMatch(known -> known.length() > 1 && name.endsWith(known));
    }

    private static Optional<String> speaker(String line) {
        Matcher matcher = SPEAKER.matcher(line);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String withoutSpeaker(String line) {
        Matcher matcher = SPEAKER.matcher(line);
        return matcher.find() ? line.substring(matcher.end()) : line;
    }

    private static void addSentences(HistoryRecord record, String line, List<Saying> sayings) {
        Matcher bullet = BULLET.matcher(line);
        Matcher sentence = SENTENCE.matcher(bullet.find() ? line.substring(bullet.end()) : line);
        while (sentence.find()) {
            String text = sentence.group().strip();
            if (LETTERS.matcher(text).find() && !Substance.isHeading(text)) {
                sayings.add(new Saying(record, text));
            }
        }
    }
}
