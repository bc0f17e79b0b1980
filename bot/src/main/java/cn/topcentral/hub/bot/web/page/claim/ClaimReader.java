package cn.topcentral.hub.bot.web.page.claim;

import cn.topcentral.hub.bot.operation.PointWords;
import cn.topcentral.hub.bot.timeline.Gist;
import cn.topcentral.hub.bot.timeline.PageLinks;
import cn.topcentral.hub.bot.web.page.claim.Claimable.OfPoint;
import cn.topcentral.hub.bot.web.page.claim.Claimable.OfRecord;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.TimelineQuery.Cursor;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.storage.customer.ClaimPages;
import cn.topcentral.hub.storage.customer.ClaimPages.Place;
import cn.topcentral.hub.storage.customer.ClaimQueue.Undecided;
import cn.topcentral.hub.storage.customer.ContactPoint;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.templates.page.claim.ClaimItem;
import cn.topcentral.hub.templates.page.claim.ClaimItem.Decided;
import cn.topcentral.hub.templates.text.ChineseTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the claim queue as rows of its page. Thread-safe. */
final class ClaimReader {
    static final int AT_ONCE = 15;
    private static final int TEXTS = 5;

    private final ClaimPages pages;
    private final ClaimGuesses guesses;
    private final ClaimHistory history;
    private final Clock clock;

    ClaimReader(ClaimPages pages, ClaimGuesses guesses, ClaimHistory history, Clock clock) {
        this.pages = pages;
        this.guesses = guesses;
        this.history = history;
        this.clock = clock;
    }

    /** A piece of the queue, and the place behind its last row if there is more. */
    record Piece<P>(List<ClaimItem> items, Optional<P> next) {}

    Piece<Place> points(Employee reader, Optional<CommunicationType> type, Optional<Place> after, String csrf) {
        List<ClaimPages.Point> found = pages.points(type, after, AT_ONCE + 1);
        List<ClaimPages.Point> shown = found.stream().limit(AT_ONCE).toList();
        Map<Long, List<TimelineRecord>> texts =
                pages.texts(shown.stream().map(ClaimPages.Point::id).toList(), TEXTS);
        List<ClaimItem> items = shown.stream()
                .map(point -> point(reader, point, texts.getOrDefault(point.id(), List.of()), Optional.empty(), csrf))
                .toList();
        return new Piece<>(
                items,
                found.size() > AT_ONCE
                        ? Optional.of(new Place(
                                shown.get(AT_ONCE - 1).last(),
                                shown.get(AT_ONCE - 1).id()))
                        : Optional.empty());
    }

    Piece<Cursor> records(Employee reader, Optional<CommunicationType> type, Optional<Cursor> after, String csrf) {
        List<Undecided> found = pages.records(type, after, AT_ONCE + 1);
        List<Undecided> shown = found.stream().limit(AT_ONCE).toList();
        return new Piece<>(
                shown.stream()
                        .map(undecided -> record(reader, undecided, Optional.empty(), csrf))
                        .toList(),
                found.size() > AT_ONCE
                        ? Optional.of(new Cursor(
                                shown.get(AT_ONCE - 1).record().time(),
                                shown.get(AT_ONCE - 1).record().id()))
                        : Optional.empty());
    }

    /** One row as it stands now: waiting, or with what was decided about it. */
    Optional<ClaimItem> item(Employee reader, Claimable what, Optional<String> said, String csrf) {
        Optional<ClaimItem> waiting;
        if (what instanceof OfPoint point) {
            waiting = pages.point(point.id())
                    .map(found -> point(
                            reader,
                            found,
                            pages.texts(List.of(found.id()), TEXTS).getOrDefault(found.id(), List.of()),
                            said,
                            csrf));
        } else if (what instanceof OfRecord record) {
            waiting = pages.record(record.id()).map(found -> record(reader, found, said, csrf));
        } else {
            throw new IllegalStateException("Nothing to claim: " + what.getClass());
        }
        return waiting.or(() -> history.of(reader, what).map(decision -> decided(what, decision, csrf)));
    }

    private ClaimItem point(
            Employee reader, ClaimPages.Point point, List<TimelineRecord> texts, Optional<String> said, String csrf) {
        Instant now = clock.instant();
        String last = ChineseTime.relative(point.last(), now);
        String facts = point.records() == 1
                ? "1条记录，" + last
                : point.records() + "条记录，最早" + ChineseTime.relative(point.first(), now) + "，最近" + last;
        return new ClaimItem(
                new OfPoint(point.id(), point.key()).path(),
                point.types().stream()
                        .sorted()
                        .findFirst()
                        .map(CommunicationType::icon)
                        .orElse("❔"),
                label(point.key()),
                point.name(),
                facts
                        + (point.types().size() > 1
                                ? "，"
                                        + point.types().stream()
                                                .sorted()
                                                .map(CommunicationType::label)
                                                .collect(Collectors.joining("、"))
                                : ""),
                texts.stream().map(ClaimReader::text).toList(),
                guesses.of(reader, point, texts),
                point.records(),
                Optional.empty(),
                said,
                csrf,
                now);
    }

    private ClaimItem record(Employee reader, Undecided undecided, Optional<String> said, String csrf) {
        TimelineRecord record = undecided.record();
        Instant now = clock.instant();
        return new ClaimItem(
                new OfRecord(record.id()).path(),
                record.type().icon(),
                record.type().label(),
                record.initiatedBy(),
                ChineseTime.relative(record.time(), now)
                        + (undecided.candidates().size() > 1 ? "，参与的人属于不同的客户" : ""),
                List.of(text(record)),
                guesses.of(reader, undecided.candidates(), record),
                1,
                Optional.empty(),
                said,
                csrf,
                now);
    }

    private ClaimItem decided(Claimable what, ClaimHistory.Decision decision, String csrf) {
        return new ClaimItem(
                what.path(),
                decision.customer().isPresent() ? "✅" : "🚫",
                ClaimDesk.label(what),
                Optional.empty(),
                "",
                List.of(),
                List.of(),
                0,
                Optional.of(new Decided(
                        decision.sentence(),
                        decision.customer().map(customer -> PageLinks.INTERNAL
                                .timeline(customer.id())
                                .toString()),
                        decision.back())),
                Optional.empty(),
                csrf,
                clock.instant());
    }

    /** As chat shows it, but whole where that says something, and without the icon, which stands beside the row. */
    private static String label(ContactPoint.Key key) {
        return switch (key.kind()) {
            case EMAIL, DOMAIN, ACCOUNT, COMPANY, NAME -> key.value();
            case PHONE, WECOM_USER, WECOM_EXTERNAL, WECOM_ROOM ->
                PointWords.shown(key).replaceFirst("^\\S+ ", "");
        };
    }

    private static ClaimItem.Text text(TimelineRecord record) {
        return new ClaimItem.Text(record.type().icon(), record.time(), Gist.of(record));
    }
}
