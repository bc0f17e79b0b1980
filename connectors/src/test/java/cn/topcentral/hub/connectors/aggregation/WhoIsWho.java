package cn.topcentral.hub.connectors.aggregation;

import cn.topcentral.hub.connectors.aggregation.Party.Role;
import cn.topcentral.hub.connectors.aggregation.Party.Side;
import cn.topcentral.hub.storage.attachment.FileStore;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.communication.TimelineQuery;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.customer.ClaimQueue;
import cn.topcentral.hub.storage.customer.ContactPoint;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerLookup;
import cn.topcentral.hub.storage.customer.CustomerOperations;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.customer.NewCustomer;
import cn.topcentral.hub.storage.intake.IntakeStore;
import cn.topcentral.hub.storage.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The engine and the operations on one database, with short words for what happens to both. Thread-safe. */
final class WhoIsWho implements AutoCloseable {
    static final Instant MONDAY = Instant.parse("2024-06-17T01:00:00Z");
    static final Clock CLOCK = Clock.fixed(MONDAY, ZoneOffset.UTC);
    static final String ACTOR = "wangwei";

    final TestDatabase db = TestDatabase.create();
    final CustomerRepository customers = new CustomerRepository(db.database());
    final CustomerLookup lookup = new CustomerLookup(db.database());
    final CustomerOperations operations = new CustomerOperations(db.database(), CLOCK);
    final ClaimQueue queue = new ClaimQueue(db.database());
    final AuditLog audit = new AuditLog(db.database());
    private final AggregationEngine engine;
    private final AtomicInteger number = new AtomicInteger();

    WhoIsWho(Path files) {
        this.engine = new AggregationEngine(
                new IntakeStore(db.database()),
                new FileStore(files),
                TestDatabase.TENANT,
                () -> OwnSide.of(Set.of("topcentral.cn"), Set.of(), List.of()),
                CLOCK);
    }

    CustomerId customer(String name) {
        return customers.save(NewCustomer.named(name));
    }

    static ContactPoint.Key phone(String number) {
        return new ContactPoint.Key(ContactPointKind.PHONE, number);
    }

    static ContactPoint.Key email(String address) {
        return new ContactPoint.Key(ContactPointKind.EMAIL, address);
    }

    static ContactPoint.Key domain(String domain) {
        return new ContactPoint.Key(ContactPointKind.DOMAIN, domain);
    }

    CustomerOperations.Claimed bind(ContactPoint.Key key, CustomerId customer) {
        return operations.bind(key, customer, Optional.empty(), ACTOR);
    }

    /** A communication in which the first party spoke to the others. */
    RecordId event(ContactPoint.Key speaker, ContactPoint.Key... spokenTo) {
        int order = number.getAndIncrement();
        List<Party> parties = new ArrayList<>(List.of(party(Role.INITIATOR, speaker)));
        for (ContactPoint.Key other : spokenTo) {
            parties.add(party(Role.RECIPIENT, other));
        }
        return take(order, parties);
    }

    /** A mail to us with somebody in copy. */
    RecordId copied(ContactPoint.Key speaker, ContactPoint.Key inCopy) {
        return take(number.getAndIncrement(), List.of(party(Role.INITIATOR, speaker), party(Role.COPIED, inCopy)));
    }

    /** A communication of which nobody knows who took part. */
    RecordId nameless() {
        return take(
                number.getAndIncrement(),
                List.of(new Party(
                        Role.INITIATOR,
                        ContactPointKind.NAME,
                        Optional.of("张经理"),
                        "张经理",
                        Optional.of("张经理"),
                        Side.CUSTOMER)));
    }

    /** The first delivery of a call that comes in two. */
    RecordId announced(ContactPoint.Key speaker) {
        IntakeResult result = engine.accept(List.of(part(speaker, Part.facts("ringing", Part.ANNOUNCED))))
                .get(0);
        return ((IntakeResult.Stored) result).record();
    }

    /** The second delivery of that call. */
    void ended(ContactPoint.Key speaker) {
        IntakeResult result = engine.accept(List.of(part(speaker, Part.facts("ended", Part.ENDED))))
                .get(0);
        if (!(result instanceof IntakeResult.Updated)) {
            throw new AssertionError(result);
        }
    }

    private static CommunicationDraft part(ContactPoint.Key speaker, Part part) {
        return CommunicationDraft.of(new SourceKey("test", "in parts"), CommunicationType.PHONE, "400电话", MONDAY)
                .parties(List.of(party(Role.INITIATOR, speaker)))
                .content(part.key())
                .part(Optional.of(part))
                .build();
    }

    /** A report whose source names the customer by our id. */
    RecordId reported(CustomerId customer, ContactPoint.Key speaker) {
        CommunicationDraft draft = CommunicationDraft.of(
                        new SourceKey("test", "report"), CommunicationType.VISIT, "商务拜访", MONDAY)
                .parties(List.of(party(Role.INITIATOR, speaker)))
                .content("report")
                .attributes(Map.of(CommunicationDraft.CUSTOMER_ID, customer.value()))
                .build();
        return ((IntakeResult.Stored) engine.accept(List.of(draft)).get(0)).record();
    }

    private RecordId take(int order, List<Party> parties) {
        CommunicationDraft draft = CommunicationDraft.of(
                        new SourceKey("test", "event-" + order),
                        CommunicationType.PHONE,
                        "400电话",
                        MONDAY.plus(Duration.ofMinutes(order)))
                .parties(parties)
                .content("event " + order)
                .build();
        IntakeResult result = engine.accept(List.of(draft)).get(0);
        if (result instanceof IntakeResult.Stored stored) {
            return stored.record();
        }
        throw new AssertionError(result);
    }

    private static Party party(Role role, ContactPoint.Key key) {
        return new Party(role, key.kind(), Optional.of(key.value()), key.value(), Optional.empty(), Side.CUSTOMER);
    }

    /** The timeline as it shows, the newest first. */
    List<RecordId> timeline(CustomerId customer) {
        return new TimelineRepository(db.database())
                .page(TimelineQuery.newest(customers.group(customers.survivor(customer)), 1000)).stream()
                        .map(TimelineRecord::id)
                        .toList();
    }

    /** What is a customer's own, whatever was merged. */
    List<RecordId> own(CustomerId customer) {
        return new TimelineRepository(db.database())
                .page(TimelineQuery.newest(List.of(customer), 1000)).stream()
                        .map(TimelineRecord::id)
                        .toList();
    }

    Optional<CustomerId> customerOf(RecordId record) {
        return new TimelineRepository(db.database()).byId(record).orElseThrow().customer();
    }

    @Override
    public void close() {
        db.close();
    }
}
