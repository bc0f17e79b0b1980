package cn.topcentral.hub.bot.timeline;

import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a record was about, on one line: the summary once analysed, else the subject and how the text begins. */
public final class Gist {
    /** Some three lines on a phone; the card cuts further. */
    private static final int LIMIT = 120;

    private static final Pattern SENTENCE = Pattern.compile("[^。！？!?]+[。！？!?]?");

    /** 李经理，您好： or Dear Mr. Li, : a line of its own that says nothing yet. */
    private static final Pattern SALUTATION = Pattern.compile("\\s*\\S.{0,20}[,，:：]\\s*|\\s*(您好|你好|大家好)\\S?\\s*");

    private Gist() {}

    public static String of(TimelineRecord record) {
        return Shortening.chars(record.summary().flatMap(Gist::text).orElseGet(() -> fromContent(record)), LIMIT);
    }

    private static String fromContent(TimelineRecord record) {
        Optional<String> subject = record.subject().flatMap(Gist::text);
        String line = firstLine(record.content());
        if (subject.isEmpty()) {
            return line;
        }
        String sentence = firstSentence(line);
        return sentence.isEmpty() || sentence.startsWith(subject.get())
                ? subject.get()
                : subject.get() + " · " + sentence;
    }

    private static String firstLine(String content) {
        return content.lines()
                .filter(line -> !line.isBlank() && !SALUTATION.matcher(line).matches())
                .findFirst()
                .or(() -> content.lines().filter(line -> !line.isBlank()).findFirst())
                .map(CleanText::line)
                .orElse("");
    }

    private static String firstSentence(String line) {
        Matcher sentence = SENTENCE.matcher(line);
        return sentence.find() ? sentence.group().strip() : line;
    }

    private static Optional<String> text(String given) {
        return Optional.of(CleanText.line(given)).filter(text -> !text.isEmpty());
    }
}
