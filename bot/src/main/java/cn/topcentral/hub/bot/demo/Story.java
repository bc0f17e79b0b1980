package cn.topcentral.hub.bot.demo;

import cn.topcentral.hub.connectors.aggregation.Party.Side;
import cn.topcentral.hub.storage.communication.CommunicationType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a file tells word by word, in working days counted back from the last one of the story. The last day is the latest working day on
 * which the story's last entry is an hour in the past; so the times of day stay as told, and nothing lies in the future.
 *
 * @param people by the name the entries use
 * @param entries in the order they happened
 */
record Story(Map<String, Figure> people, List<Entry> entries) {
    private static final Duration SINCE = Duration.ofHours(1);

    Story {
        people = Map.copyOf(Objects.requireNonNullElse(people, Map.of()));
        entries = List.copyOf(entries);
    }

    /** Somebody nobody knows: no contact of a customer and none of us. */
    record Figure(String name, Optional<String> phone, Optional<String> email, Optional<String> wecom) {}

    /**
     * One communication.
     *
     * @param key its part of the source id
     * @param day 0 for the story's last working day, -1 for the one before
     * @param by who started it; the others in {@code with}
     * @param text the transcript, messages ({@code HH:mm name: text}), body or report
     * @param answers the key of the mail it replies to
     */
    record Entry(
            String key,
            int day,
            String at,
            CommunicationType type,
            String by,
            List<String> with,
            List<String> copied,
            OptionalInt minutes,
            Optional<String> subject,
            Optional<String> place,
            List<String> files,
            Optional<String> answers,
            String text) {
        Entry {
            with = List.copyOf(Objects.requireNonNullElse(with, List.of()));
            copied = List.copyOf(Objects.requireNonNullElse(copied, List.of()));
            files = List.copyOf(Objects.requireNonNullElse(files, List.of()));
            text = text.strip();
        }
    }

    static Story load(String resource) {
        return Resources.yaml(resource, Story.class);
    }

    /** What happened, for a clock. */
    List<Happening> told(Clock clock, WorkCalendar calendar, Map<String, Person> known) {
        LocalDate lastDay = lastDay(clock.instant(), calendar);
        Map<String, Happening> told = new LinkedHashMap<>();
        for (Entry entry : entries) {
            LocalDate day = calendar.plus(lastDay, entry.day());
            told.put(entry.key(), new Reader(known, day, told).happening(entry));
        }
        return new ArrayList<>(told.values());
    }

    LocalDate lastDay(Instant now, WorkCalendar calendar) {
        Entry last = entries.get(entries.size() - 1);
        LocalDate day = calendar.onOrBefore(LocalDate.ofInstant(now, DraftParts.ZONE));
        while (instant(day, last.at())
                .plusSeconds(60L * last.minutes().orElse(0))
                .plus(SINCE)
                .isAfter(now)) {
            day = calendar.plus(day, -1);
        }
        return day;
    }

    private static Instant instant(LocalDate day, String at) {
        return day.atTime(LocalTime.parse(at)).atZone(DraftParts.ZONE).toInstant();
    }

    /** Strangers by name, to be told of beside the known. */
    Map<String, Person> strangers() {
        Map<String, Person> strangers = new LinkedHashMap<>();
        people.forEach((key, figure) -> strangers.put(
                key,
                new Person(
                        figure.name(),
                        figure.name(),
                        Side.UNKNOWN,
                        Optional.empty(),
                        figure.phone(),
                        figure.email(),
                        figure.wecom())));
        return strangers;
    }

    /** Reads the entries of one day. */
    private record Reader(Map<String, Person> known, LocalDate day, Map<String, Happening> before) {
        Happening happening(Entry entry) {
            return switch (entry.type()) {
                case PHONE, MOBILE -> call(entry);
                case WECHAT -> chat(entry);
                case EMAIL -> mail(entry);
                case VISIT, MEETING, VIDEO -> gathering(entry);
                case FORM, WEBCHAT -> inquiry(entry);
            };
        }

        private Person person(String name) {
            Person person = known.get(name);
            if (person == null) {
                throw new IllegalStateException("The story names " + name + ", whom nobody knows");
            }
            return person;
        }

        private List<Person> people(List<String> names) {
            return names.stream().map(this::person).toList();
        }

        private Instant time(Entry entry) {
            return instant(day, entry.at());
        }

        private static Duration length(Entry entry) {
            return Duration.ofMinutes(entry.minutes().orElse(0));
        }

        private Happening call(Entry entry) {
            return new Happening.Call(
                    entry.key(),
                    time(entry),
                    length(entry),
                    person(entry.by()),
                    person(entry.with().get(0)),
                    entry.type() == CommunicationType.PHONE,
                    entry.subject(),
                    entry.text());
        }

        private Happening chat(Entry entry) {
            List<Person> people = new ArrayList<>(List.of(person(entry.by())));
            people.addAll(people(entry.with()));
            List<Happening.Message> messages = new ArrayList<>();
            for (String line : entry.text().lines().toList()) {
                int colon = line.indexOf("：");
                String[] head = line.substring(0, colon).split(" ", 2);
                messages.add(new Happening.Message(
                        instant(day, head[0]).plusSeconds(7L * messages.size() % 50),
                        person(head[1]),
                        line.substring(colon + 1).strip()));
            }
            return new Happening.Chat(entry.key(), Optional.empty(), people, messages);
        }

        private Happening mail(Entry entry) {
            Optional<Happening.Mail> answered = entry.answers().map(key -> {
                if (before.get(key) instanceof Happening.Mail mail) {
                    return mail;
                }
                throw new IllegalStateException(entry.key() + " answers " + key + ", which is no mail before it");
            });
            return new Happening.Mail(
                    entry.key(),
                    time(entry),
                    person(entry.by()),
                    people(entry.with()),
                    people(entry.copied()),
                    entry.subject().orElse(""),
                    entry.text(),
                    entry.files(),
                    answered);
        }

        private Happening gathering(Entry entry) {
            List<Person> people = new ArrayList<>(List.of(person(entry.by())));
            people.addAll(people(entry.with()));
            return new Happening.Gathering(
                    entry.key(),
                    entry.type(),
                    time(entry),
                    length(entry),
                    people,
                    entry.subject().orElse(""),
                    entry.place(),
                    entry.text(),
                    entry.files());
        }

        private Happening inquiry(Entry entry) {
            return new Happening.Inquiry(
                    entry.key(),
                    entry.type(),
                    time(entry),
                    length(entry),
                    person(entry.by()),
                    person(entry.with().get(0)),
                    entry.subject().orElse(""),
                    entry.text());
        }
    }
}
