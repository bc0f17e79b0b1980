package cn.topcentral.hub.bot.demo;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.IntakeResult;
import cn.topcentral.hub.storage.customer.ContactPoint;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import cn.topcentral.hub.storage.customer.ContactPointRepository;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.storage.order.OrderRepository;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The data of {@code ./hub demo}: our people, customers, a year of communications that ends some hours before now, and a few that nobody can
 * place. Everything goes through the hub's own intake, marked {@code demo}.
 */
public final class DemoData {
    /** The customer the story is about. */
    public static final CustomerId AUX = new CustomerId("DEMO-01");

    private static final int BATCH = 500;

    /** Given to the last customer when everything is in, so that a start that was cut off is completed by the next. */
    private static final String COMPLETE = "demo-complete";

    private final CustomerRepository customers;
    private final ContactPointRepository points;
    private final EmployeeRepository employees;
    private final OrderRepository orders;
    private final Function<List<CommunicationDraft>, List<IntakeResult>> intake;
    private final Clock clock;

    /** @param intake takes in a batch and says what became of each draft, as {@code AggregationEngine.accept} does */
    public DemoData(
            CustomerRepository customers,
            ContactPointRepository points,
            EmployeeRepository employees,
            OrderRepository orders,
            Function<List<CommunicationDraft>, List<IntakeResult>> intake,
            Clock clock) {
        this.customers = customers;
        this.points = points;
        this.employees = employees;
        this.orders = orders;
        this.intake = intake;
        this.clock = clock;
    }

    /**
     * Fills the database unless it was filled before; what was there stays as it is. A repeated or resumed call adds nothing twice.
     *
     * @param progress is told a line for people from time to time
     * @throws IllegalStateException when the intake refuses a record of the demo
     */
    public void fill(Consumer<String> progress) {
        List<DemoCustomer> all = DemoCustomer.load();
        DemoCustomer last = all.get(all.size() - 1);
        if (complete(last)) {
            return;
        }
        DemoPeople.all().forEach(employees::save);
        all.forEach(this::save);
        takeIn(drafts(all), progress);
        customers.save(last.toStore(List.of(COMPLETE)));
    }

    private boolean complete(DemoCustomer last) {
        return customers
                .byId(new CustomerId(last.id()))
                .filter(customer -> customer.labels().contains(COMPLETE))
                .isPresent();
    }

    private void save(DemoCustomer customer) {
        CustomerId id = customers.save(customer.toStore(List.of()));
        bind(ContactPointKind.DOMAIN, customer.domain(), id, Optional.empty());
        customer.room().ifPresent(room -> bind(ContactPointKind.WECOM_ROOM, room, id, Optional.empty()));
        for (Person person : customer.persons()) {
            Optional<Integer> contact = Optional.of(points.saveContact(id, person.name(), person.title()));
            person.phone().ifPresent(phone -> bind(ContactPointKind.PHONE, phone, id, contact));
            person.email().ifPresent(email -> bind(ContactPointKind.EMAIL, email, id, contact));
            person.wecom().ifPresent(wecom -> bind(ContactPointKind.WECOM_EXTERNAL, wecom, id, contact));
        }
    }

    private void bind(ContactPointKind kind, String value, CustomerId customer, Optional<Integer> contact) {
        points.bind(new ContactPoint.Key(kind, value), customer, contact);
    }

    private List<CommunicationDraft> drafts(List<DemoCustomer> all) {
        Channels channels = new Channels();
        return happenings(all).stream()
                .flatMap(happening -> channels.drafts(happening).stream())
                .sorted(Comparator.comparing(CommunicationDraft::time))
                .toList();
    }

    private List<Happening> happenings(List<DemoCustomer> all) {
        WorkCalendar calendar = WorkCalendar.load();
        Year year = new Year(clock, calendar);
        List<Happening> happenings = new ArrayList<>();
        for (DemoCustomer customer : all) {
            Year.Account account = year.of(customer);
            happenings.addAll(account.happenings());
            new DemoOrders(customer, clock, calendar).of(account.matters()).forEach(orders::save);
        }
        Map<String, Person> known = new HashMap<>();
        DemoPeople.all().forEach(employee -> known.put(employee.name(), DemoPeople.person(employee.userid())));
        all.get(0).persons().forEach(person -> known.put(person.call(), person));
        happenings.addAll(Story.load("story.yaml").told(clock, calendar, known));
        Story strangers = Story.load("strangers.yaml");
        known.putAll(strangers.strangers());
        happenings.addAll(strangers.told(clock, calendar, known));
        return happenings;
    }

    private void takeIn(List<CommunicationDraft> drafts, Consumer<String> progress) {
        for (int from = 0; from < drafts.size(); from += BATCH) {
            List<CommunicationDraft> batch = drafts.subList(from, Math.min(from + BATCH, drafts.size()));
            List<IntakeResult> results = intake.apply(batch);
            for (int i = 0; i < batch.size(); i++) {
                if (results.get(i) instanceof IntakeResult.Rejected rejected) {
                    throw new IllegalStateException(
                            "Demo record " + batch.get(i).source().recordId() + " was refused: " + rejected.reason());
                }
            }
            progress.accept(
                    String.format(Locale.ROOT, "Demo data: %,d of %,d records", from + batch.size(), drafts.size()));
        }
    }
}
