package cn.topcentral.hub.bot.operation;

import cn.topcentral.hub.bot.command.CommandRefused;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.ClaimQueue;
import cn.topcentral.hub.storage.customer.ClaimQueue.Undecided;
import cn.topcentral.hub.storage.customer.ContactPoint;
import cn.topcentral.hub.storage.customer.ContactPointRepository.Unclaimed;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.templates.operation.Question;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.CleanText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Something of the claim queue, by the number that people type: {@code P12} for an unknown contact point, {@code R} and the end of its id for a
 * record.
 */
sealed interface Waiting {
    /** More than anybody pages through by chat. */
    int MOST = 300;

    int NUMBER_LETTERS = 6;
    Pattern NUMBER = Pattern.compile("(?i)P?\\d{1,18}|R[0-9a-z]{6}");

    String number();

    /** In a row of 26 characters. */
    String line(Instant now);

    List<Question.Row> facts(Instant now);

    List<CustomerId> candidates();

    /** An unknown contact point. */
    record Point(Unclaimed unclaimed) implements Waiting {
        ContactPoint.Key key() {
            return unclaimed.key();
        }

        @Override
        public String number() {
            return "P" + unclaimed.contactPointId();
        }

        @Override
        public String line(Instant now) {
            return PointWords.shown(key()) + " " + unclaimed.records() + "条 "
                    + ChineseTime.shortDay(unclaimed.last(), now);
        }

        @Override
        public List<Question.Row> facts(Instant now) {
            List<Question.Row> facts = new ArrayList<>();
            facts.add(new Question.Row("联系", PointWords.shown(key())));
            unclaimed
                    .name()
                    .map(CleanText::line)
                    .filter(name -> !name.isEmpty())
                    .ifPresent(name -> facts.add(new Question.Row("名字", name)));
            facts.add(new Question.Row(
                    "记录", unclaimed.records() + " 条，最近 " + ChineseTime.relative(unclaimed.last(), now)));
            return facts;
        }

        @Override
        public List<CustomerId> candidates() {
            return List.of();
        }
    }

    /** A record that no contact point decides about. */
    record Entry(Undecided undecided) implements Waiting {
        RecordId id() {
            return undecided.record().id();
        }

        @Override
        public String number() {
            return "R" + end(id());
        }

        @Override
        public String line(Instant now) {
            return undecided.record().type().icon() + " "
                    + ChineseTime.shortDay(undecided.record().time(), now) + " " + gist();
        }

        @Override
        public List<Question.Row> facts(Instant now) {
            List<Question.Row> facts = new ArrayList<>();
            facts.add(new Question.Row(
                    "渠道",
                    undecided.record().type().icon() + " "
                            + undecided.record().type().label()));
            facts.add(new Question.Row(
                    "时间", ChineseTime.relative(undecided.record().time(), now)));
            facts.add(new Question.Row("内容", gist()));
            return facts;
        }

        @Override
        public List<CustomerId> candidates() {
            return undecided.candidates();
        }

        private String gist() {
            return CleanText.line(Stream.of(
                            undecided.record().subject(),
                            undecided.record().summary(),
                            Optional.of(undecided.record().content()))
                    .flatMap(Optional::stream)
                    .filter(text -> !text.isBlank())
                    .findFirst()
                    .orElse("（没有内容）"));
        }

        static String end(RecordId id) {
            String letters = id.value().toLowerCase(Locale.ROOT).replaceAll("[^0-9a-z]", "");
            return letters.substring(Math.max(0, letters.length() - NUMBER_LETTERS));
        }
    }

    static boolean isNumber(String word) {
        return NUMBER.matcher(word).matches();
    }

    /**
     * What a number stands for.
     *
     * @throws CommandRefused when it does not wait, or no longer
     */
    static Waiting find(ClaimQueue queue, String number) {
        String wanted = number.toUpperCase(Locale.ROOT);
        Stream<Waiting> candidates = wanted.startsWith("R")
                ? queue.records(MOST).stream().map(Entry::new)
                : queue.points(MOST).stream().map(Point::new);
        return candidates
                .filter(waiting -> waiting.number().toUpperCase(Locale.ROOT).equals(wanted)
                        || waiting.number().equals("P" + wanted))
                .findFirst()
                .orElseThrow(() -> new CommandRefused("编号 " + wanted + " 不在待认领里，可能已经有人认领了。发送 /认领 看还有哪些。"));
    }
}
