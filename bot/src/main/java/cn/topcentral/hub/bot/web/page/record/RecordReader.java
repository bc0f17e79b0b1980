package cn.topcentral.hub.bot.web.page.record;

import cn.topcentral.hub.bot.timeline.Gist;
import cn.topcentral.hub.bot.timeline.People;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Participant;
import cn.topcentral.hub.storage.communication.RecordDetails;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.communication.TimelineQuery;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.storage.communication.TimelineRepository.ThreadSpan;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.templates.page.record.Moment;
import cn.topcentral.hub.templates.page.record.RecordFile;
import cn.topcentral.hub.templates.page.record.RecordFile.Kind;
import cn.topcentral.hub.templates.page.record.RecordLabels;
import cn.topcentral.hub.templates.page.record.RecordText;
import cn.topcentral.hub.templates.page.record.RecordView;
import cn.topcentral.hub.templates.page.record.RecordView.Neighbour;
import cn.topcentral.hub.templates.page.record.RecordView.Source;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.CleanText;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Puts together what the page of a record shows. Thread-safe. */
final class RecordReader {
    /** Some 15 screens of a phone; hardly a mail is longer, a transcript of an hour is. */
    static final int SHOWN_CHARACTERS = 20_000;

    private static final int AROUND = 4;
    private static final int MOST_RELATED = 8;

    private final RecordSources sources;
    private final RecordFiles files;
    private final Clock clock;

    RecordReader(RecordSources sources, RecordFiles files, Clock clock) {
        this.sources = sources;
        this.files = files;
        this.clock = clock;
    }

    /**
     * A record that is the customer's, or of one merged into them.
     *
     * @param group the customer and all merged into them
     */
    record Found(Customer customer, List<CustomerId> group, TimelineRecord record, RecordDetails details) {
        /** Where it is. */
        String path() {
            return RecordPaths.record(customer.id(), record.id());
        }
    }

    /** How to show it: {@code prefix} before the ids of its parts, so that several fit on one page; {@code whole} however long its text is. */
    record Manner(String prefix, boolean whole, String csrf) {}

    /** The record of an id among the customer's; nobody else's, and none that nobody claimed. */
    Optional<Found> find(Customer customer, RecordId id) {
        Optional<TimelineRecord> record = sources.timeline().byId(id);
        List<CustomerId> group = sources.customers().group(customer.id());
        return record.filter(found -> found.customer().filter(group::contains).isPresent())
                .flatMap(found ->
                        sources.records().details(id).map(details -> new Found(customer, group, found, details)));
    }

    /** All of it. */
    RecordView view(Found found, Manner manner) {
        Instant now = clock.instant();
        TimelineRecord record = found.record();
        List<TimelineRecord> around =
                record.threadId().map(thread -> around(found, thread)).orElse(List.of());
        List<TimelineRecord> related = related(found);
        People people = people(Stream.of(List.of(record), around, related)
                .flatMap(List::stream)
                .toList());
        Shown shown = shown(found, manner);
        RecordLabels labels = labels(found, manner, shown, people);
        List<RecordFile> all = files.of(record.id(), found.path());
        long threadLength = around.size() < 2
                ? 0
                : record.threadId()
                        .map(thread -> sources.timeline()
                                .spans(List.of(thread), TimelineQuery.newest(found.group(), 1))
                                .get(thread))
                        .map(ThreadSpan::count)
                        .orElse(0L);
        return new RecordView(
                found.path(),
                manner.prefix(),
                record.type().icon(),
                record.channel().isBlank() ? record.type().label() : CleanText.line(record.channel()),
                title(record, people),
                Moment.of(record.time(), now),
                notes(record),
                RecordPeople.of(record, people),
                SourceDetails.of(found.details()),
                sources.records().sources(record.id()).stream()
                        .map(source -> new Source(
                                CleanText.line(source.system()),
                                CleanText.line(source.sourceRecordId()),
                                Moment.of(source.receivedAt(), now),
                                source.mergedBecause().map(CleanText::line).orElse("")))
                        .toList(),
                text(found, manner, shown, people),
                toldFollowUps(found),
                all.stream().filter(RecordReader::isRecording).toList(),
                elsewhere(record, all),
                all.stream().filter(file -> file.kind() == Kind.PICTURE).toList(),
                all.stream()
                        .filter(file -> file.kind() != Kind.PICTURE && !isRecording(file))
                        .toList(),
                around.size() < 2
                        ? List.of()
                        : around.stream()
                                .map(one -> neighbour(found, one, people, "", now))
                                .toList(),
                threadLength,
                related.stream()
                        .map(one -> neighbour(found, one, people, reason(found, one.id()), now))
                        .toList(),
                labels);
    }

    /** Its labels alone, as they are after a correction. */
    RecordLabels labels(Found found, Manner manner) {
        return labels(found, manner, shown(found, manner), people(List.of(found.record())));
    }

    /** Its text alone. */
    RecordText text(Found found, Manner manner) {
        People people = people(List.of(found.record()));
        Shown shown = shown(found, manner);
        labels(found, manner, shown, people); // asks for the places to mark
        return text(found, manner, shown, people);
    }

    /** The text cleaned, how much of it is shown, and the places marked in it, which the labels ask for. */
    private record Shown(String text, int characters, Evidences evidences) {}

    private static Shown shown(Found found, Manner manner) {
        String text = CleanText.lines(found.details().content());
        int characters = manner.whole() ? text.length() : cut(text);
        return new Shown(text, characters, new Evidences(text, characters, manner.prefix(), found.path() + "?full=1"));
    }

    private static int cut(String text) {
        if (text.length() <= SHOWN_CHARACTERS) {
            return text.length();
        }
        int line = text.lastIndexOf('\n', SHOWN_CHARACTERS);
        if (line > SHOWN_CHARACTERS * 3 / 4) {
            return line;
        }
        return Character.isHighSurrogate(text.charAt(SHOWN_CHARACTERS - 1)) ? SHOWN_CHARACTERS - 1 : SHOWN_CHARACTERS;
    }

    private RecordLabels labels(Found found, Manner manner, Shown shown, People people) {
        return new LabelsReader(
                        found.record(),
                        found.details(),
                        sources.corrections().of(found.record().id()),
                        shown.evidences(),
                        people::employee,
                        clock.instant())
                .labels(found.path() + "/corrections", manner.prefix(), manner.csrf());
    }

    private static RecordText text(Found found, Manner manner, Shown shown, People people) {
        Map<String, String> sides = new HashMap<>();
        for (Participant participant : found.record().participants()) {
            Stream.concat(Stream.of(people.name(participant)), participant.name().stream())
                    .map(CleanText::line)
                    .filter(name -> !name.isEmpty())
                    .forEach(name -> sides.putIfAbsent(name, participant.side()));
        }
        return new RecordText(
                manner.prefix(),
                new Passages(found.record(), sides)
                        .of(
                                shown.text().substring(0, shown.characters()),
                                shown.evidences().places()),
                shown.text().length() - shown.characters(),
                shown.characters() == shown.text().length() ? "" : found.path() + "?full=1",
                found.details().quoted().map(CleanText::lines).orElse(""));
    }

    private static String title(TimelineRecord record, People people) {
        String who = CleanText.line(people.speaker(record));
        return record.subject()
                .map(CleanText::line)
                .filter(subject -> !subject.isEmpty())
                .orElseGet(() -> who.isEmpty()
                        ? record.type().label()
                        : who + "的" + record.type().label());
    }

    private static List<String> notes(TimelineRecord record) {
        return Stream.concat(
                        record.direction().stream().map(direction -> switch (direction) {
                            case INBOUND -> "客户发起";
                            case OUTBOUND -> "我方发起";
                            case INTERNAL -> "内部";
                        }),
                        record.duration().map(ChineseTime::length).stream().map(length -> "时长" + length))
                .toList();
    }

    /** What the source listed; what A10 found stands with its labels. */
    private static List<String> toldFollowUps(Found found) {
        Set<CommunicationType> reported =
                EnumSet.of(CommunicationType.VISIT, CommunicationType.MEETING, CommunicationType.VIDEO);
        String deadline = found.details()
                .followUpDeadline()
                .map(time -> "（最早" + ChineseTime.date(time) + "到期）")
                .orElse("");
        List<String> items = reported.contains(found.record().type())
                ? found.details().followUps().stream().map(CleanText::line).toList()
                : List.<String>of();
        return items.isEmpty() || deadline.isEmpty()
                ? items
                : Stream.concat(
                                Stream.of(items.get(0) + deadline),
                                items.stream().skip(1))
                        .toList();
    }

    private static boolean isRecording(RecordFile file) {
        return file.kind() == Kind.RECORDING || file.kind() == Kind.FILM;
    }

    /** Where the platform keeps what we do not have; anything but a web address is none a browser could follow. */
    private static String elsewhere(TimelineRecord record, List<RecordFile> files) {
        boolean here = files.stream().anyMatch(file -> isRecording(file) && file.here());
        return record.recordingUrl()
                .filter(url -> !here)
                .filter(RecordReader::isWebAddress)
                .orElse("");
    }

    private static boolean isWebAddress(String url) {
        try {
            String scheme =
                    Optional.ofNullable(URI.create(url).getScheme()).orElse("").toLowerCase(Locale.ROOT);
            return scheme.equals("https") || scheme.equals("http");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private List<TimelineRecord> around(Found found, String thread) {
        return sources
                .timeline()
                .byIds(sources.records().around(found.record(), thread, found.group(), AROUND))
                .stream()
                .sorted(Comparator.comparing(TimelineRecord::time)
                        .thenComparing(one -> one.id().value()))
                .toList();
    }

    /** Of one's own customer only: whoever may see this record need not see another customer's. */
    private List<TimelineRecord> related(Found found) {
        List<RecordId> ids = found.details().related().stream()
                .limit(MOST_RELATED)
                .map(related -> new RecordId(related.recordId()))
                .toList();
        return sources.timeline().byIds(ids).stream()
                .filter(one -> one.customer().filter(found.group()::contains).isPresent())
                .sorted(Comparator.comparingInt(one -> ids.indexOf(one.id())))
                .toList();
    }

    private static String reason(Found found, RecordId id) {
        return found.details().related().stream()
                .filter(related -> related.recordId().equals(id.value()))
                .map(related -> CleanText.line(related.reason()))
                .findFirst()
                .orElse("");
    }

    private static Neighbour neighbour(Found found, TimelineRecord one, People people, String reason, Instant now) {
        return new Neighbour(
                RecordPaths.record(found.customer().id(), one.id()),
                one.type().icon(),
                Moment.of(one.time(), now),
                CleanText.line(people.speaker(one)),
                CleanText.line(Gist.of(one)),
                reason,
                one.id().equals(found.record().id()));
    }

    private People people(List<TimelineRecord> records) {
        return People.of(records, sources.employees().all(), sources.points());
    }
}
