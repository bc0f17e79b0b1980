package cn.topcentral.hub.bot.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.connectors.aggregation.AggregationEngine;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.IntakeResult;
import cn.topcentral.hub.connectors.aggregation.OwnSide;
import cn.topcentral.hub.connectors.aggregation.Party;
import cn.topcentral.hub.connectors.aggregation.Party.Role;
import cn.topcentral.hub.connectors.aggregation.Party.Side;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
import cn.topcentral.hub.connectors.aggregation.Threading;
import cn.topcentral.hub.storage.attachment.FileStore;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.TimelineHints;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.customer.ContactPoint;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import cn.topcentral.hub.storage.customer.ContactPointRepository;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.customer.NewCustomer;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.storage.intake.IntakeStore;
import cn.topcentral.hub.storage.testing.TestDatabase;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A database with the employee 王伟 (wangwei), and means to fill it the way the hub does. */
public final class HubData implements AutoCloseable {
    /** 12:00 in Shanghai, a Saturday. */
    public static final Instant NOON = Instant.parse("2024-06-15T04:00:00Z");

    public static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final String US = "sales@topcentral.cn";

    private final TestDatabase db = TestDatabase.create();
    private final CustomerRepository customers = new CustomerRepository(db.database());
    private final EmployeeRepository employees = new EmployeeRepository(db.database());
    private final ContactPointRepository points = new ContactPointRepository(db.database());
    private final AggregationEngine engine;
    private int number;

    public HubData(Path files) {
        employees.save(employee("wangwei", "王伟", true));
        this.engine = new AggregationEngine(
                new IntakeStore(db.database()),
                new FileStore(files),
                TestDatabase.TENANT,
                () -> OwnSide.of(Set.of("topcentral.cn"), Set.of("+864008001234"), employees.all()),
                CLOCK);
    }

    public static Employee employee(String userid, String name, boolean active) {
        return new Employee(
                userid,
                name,
                Employee.Role.REP,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                active);
    }

    public TestDatabase db() {
        return db;
    }

    public CustomerRepository customers() {
        return customers;
    }

    public EmployeeRepository employees() {
        return employees;
    }

    public ContactPointRepository points() {
        return points;
    }

    public TimelineReader reader(URI publicUrl) {
        return new TimelineReader(
                new TimelineRepository(db.database()), customers, employees, points, new PageLinks(publicUrl), CLOCK);
    }

    public TimelinePages pages() {
        return new TimelinePages(
                new TimelineRepository(db.database()),
                new TimelineHints(db.database()),
                customers,
                employees,
                points,
                CLOCK);
    }

    public SearchReader search(URI publicUrl) {
        return new SearchReader(
                new TimelineRepository(db.database()), customers, employees, points, new PageLinks(publicUrl), CLOCK);
    }

    /** A customer, looked after by wangwei, whom mail from a domain belongs to. */
    public Customer customer(String name, String domain) {
        return customer(name, Optional.empty(), domain);
    }

    /** The same, with a name people call it by. */
    public Customer customer(String name, Optional<String> shortName, String domain) {
        CustomerId id = customers.save(new NewCustomer(
                Optional.empty(),
                name,
                shortName,
                List.of(),
                Optional.of("wangwei"),
                Optional.empty(),
                Optional.empty(),
                Optional.of("A"),
                List.of()));
        points.bind(new ContactPoint.Key(ContactPointKind.DOMAIN, domain), id, Optional.empty());
        return customers.byId(id).orElseThrow();
    }

    /** Binds a contact point to a person at the customer. */
    public void contact(Customer customer, ContactPointKind kind, String value, String name) {
        int contact = points.saveContact(customer.id(), name, Optional.empty());
        points.bind(new ContactPoint.Key(kind, value), customer.id(), Optional.of(contact));
    }

    public void merge(Customer gone, Customer survivor) {
        db.execute(
                "UPDATE customers SET merged_into = '" + survivor.id() + "' WHERE customer_id = '" + gone.id() + "'");
    }

    public void take(CommunicationDraft... drafts) {
        take(List.of(drafts));
    }

    public void take(List<CommunicationDraft> drafts) {
        assertThat(engine.accept(drafts)).hasOnlyElementsOfType(IntakeResult.Stored.class);
    }

    public CommunicationDraft mail(Instant time, String from, String subject, String content) {
        String id = "m" + number++ + "@test";
        return draft(
                new SourceKey("email", id),
                CommunicationType.EMAIL,
                time,
                Optional.empty(),
                List.of(
                        party(Role.INITIATOR, ContactPointKind.EMAIL, from, Optional.empty(), Side.UNKNOWN),
                        party(Role.RECIPIENT, ContactPointKind.EMAIL, US, Optional.empty(), Side.OURS)),
                Optional.of(subject),
                content,
                new Threading.Mail(id, Optional.empty(), List.of(), subject, false));
    }

    /** A call to the 400 number. */
    public CommunicationDraft call(Instant time, String number, String content) {
        return draft(
                new SourceKey("freeswitch", "call" + this.number++),
                CommunicationType.PHONE,
                time,
                Optional.of(Duration.ofMinutes(15)),
                List.of(
                        party(Role.INITIATOR, ContactPointKind.PHONE, number, Optional.empty(), Side.CUSTOMER),
                        party(Role.RECIPIENT, ContactPointKind.WECOM_USER, "wangwei", Optional.empty(), Side.OURS)),
                Optional.empty(),
                content,
                new Threading.Alone());
    }

    /** A chat message from a customer's person to wangwei. */
    public CommunicationDraft chat(Instant time, String external, String name, String text) {
        return draft(
                new SourceKey("wechat_work", "msg" + number++),
                CommunicationType.WECHAT,
                time,
                Optional.empty(),
                List.of(
                        party(
                                Role.INITIATOR,
                                ContactPointKind.WECOM_EXTERNAL,
                                external,
                                Optional.of(name),
                                Side.CUSTOMER),
                        party(Role.RECIPIENT, ContactPointKind.WECOM_USER, "wangwei", Optional.empty(), Side.OURS)),
                Optional.empty(),
                text,
                new Threading.Chat(external + "|wangwei"));
    }

    /** The answer of wangwei. */
    public CommunicationDraft reply(Instant time, String external, String name, String text) {
        return draft(
                new SourceKey("wechat_work", "msg" + number++),
                CommunicationType.WECHAT,
                time,
                Optional.empty(),
                List.of(
                        party(Role.INITIATOR, ContactPointKind.WECOM_USER, "wangwei", Optional.empty(), Side.OURS),
                        party(
                                Role.RECIPIENT,
                                ContactPointKind.WECOM_EXTERNAL,
                                external,
                                Optional.of(name),
                                Side.CUSTOMER)),
                Optional.empty(),
                text,
                new Threading.Chat(external + "|wangwei"));
    }

    /** Chat messages a minute apart, the first at a time, said by the customer and by wangwei in turn. */
    public List<CommunicationDraft> conversation(Instant first, int count, String external, String name) {
        List<CommunicationDraft> drafts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant time = first.plus(Duration.ofMinutes(i));
            String text = "第" + (i + 1) + "句";
            drafts.add(i % 2 == 0 ? chat(time, external, name, text) : reply(time, external, name, text));
        }
        return drafts;
    }

    private static Party party(Role role, ContactPointKind kind, String value, Optional<String> name, Side side) {
        return new Party(role, kind, Optional.of(value), value, name, side);
    }

    private static CommunicationDraft draft(
            SourceKey source,
            CommunicationType type,
            Instant time,
            Optional<Duration> duration,
            List<Party> parties,
            Optional<String> subject,
            String content,
            Threading threading) {
        return CommunicationDraft.of(source, type, type.label(), time)
                .duration(duration)
                .zone(SHANGHAI)
                .parties(parties)
                .subject(subject)
                .content(content)
                .threading(threading)
                .build();
    }

    @Override
    public void close() {
        db.close();
    }
}
