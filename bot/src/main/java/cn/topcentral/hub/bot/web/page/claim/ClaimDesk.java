package cn.topcentral.hub.bot.web.page.claim;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.operation.NewCustomers;
import cn.topcentral.hub.bot.operation.PointWords;
import cn.topcentral.hub.bot.web.Problem;
import cn.topcentral.hub.bot.web.ProblemException;
import cn.topcentral.hub.bot.web.page.Refused;
import cn.topcentral.hub.bot.web.page.claim.Claimable.OfPoint;
import cn.topcentral.hub.bot.web.page.claim.Claimable.OfRecord;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.customer.ClaimDecisions;
import cn.topcentral.hub.storage.customer.ContactPoint;
import cn.topcentral.hub.storage.customer.ContactPointRepository;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerLookup;
import cn.topcentral.hub.storage.customer.CustomerOperations;
import cn.topcentral.hub.storage.customer.CustomerOperations.Claimed;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.customer.NewCustomer;
import cn.topcentral.hub.storage.customer.OperationRefused;
import cn.topcentral.hub.storage.customer.OperationRefused.Reason;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.templates.text.CleanText;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What people decide on the page of the claim queue: the operations of {@code /claim} and {@code /bind}, under the same rights. Thread-safe. */
final class ClaimDesk {
    private static final int LONGEST_REASON = 100;

    private final ClaimDecisions decisions;
    private final CustomerOperations operations;
    private final NewCustomers newCustomers;
    private final ContactPointRepository points;
    private final TimelineRepository records;
    private final CustomerRepository customers;
    private final ClaimHistory history;
    private final Access access;

    ClaimDesk(
            CustomerOperations operations,
            ContactPointRepository points,
            TimelineRepository records,
            CustomerRepository customers,
            CustomerLookup lookup,
            ClaimHistory history,
            Access access) {
        this.operations = operations;
        this.decisions = new ClaimDecisions(operations);
        this.newCustomers = new NewCustomers(lookup, customers);
        this.points = points;
        this.records = records;
        this.customers = customers;
        this.history = history;
        this.access = access;
    }

    /** @param customer one that the person may see */
    void bind(Employee person, Claimable what, Customer customer) {
        firstOnly(
                person,
                what,
                () -> what instanceof OfPoint point
                        ? decisions.bind(point.key(), customer.id(), person.userid())
                        : decisions.claim(record(what).id(), customer.id(), person.userid()));
    }

    void create(Employee person, Claimable what, String name, String shortName) {
        NewCustomer customer = Refused.told(() -> newCustomers.checked(name, Optional.of(shortName), person));
        firstOnly(
                person,
                what,
                () -> what instanceof OfPoint point
                        ? decisions.bindNew(point.key(), customer, person.userid())
                        : decisions.claimNew(record(what).id(), customer, person.userid()));
    }

    void ignore(Employee person, Claimable what, String typed) {
        String clean = CleanText.line(typed);
        Optional<String> reason = Optional.of(clean.substring(0, Math.min(clean.length(), LONGEST_REASON)))
                .filter(words -> !words.isEmpty());
        firstOnly(
                person,
                what,
                () -> what instanceof OfPoint point
                        ? decisions.ignore(point.key(), reason, person.userid())
                        : decisions.ignore(record(what).id(), reason, person.userid()));
    }

    /** Takes back what was decided, by whomever, unless it is a customer's whom the person may not see. */
    void undo(Employee person, Claimable what) {
        if (customer(what).filter(owner -> !access.maySee(person, owner)).isPresent()) {
            throw Refused.notYours("这个联系方式");
        }
        try {
            if (what instanceof OfPoint point) {
                operations.forget(point.key(), person.userid());
            } else {
                operations.forget(record(what).id(), person.userid());
            }
        } catch (OperationRefused refused) {
            throw new ProblemException(
                    new Problem(HttpStatus.CONFLICT, "There is nothing to take back.", "没有可以撤销的", "它已经在待认领里了，请刷新页面。"));
        }
    }

    /** Whose it is now. */
    Optional<Customer> customer(Claimable what) {
        Optional<CustomerId> owner = what instanceof OfPoint point
                ? points.byKeys(Set.of(point.key())).stream().findFirst().flatMap(ContactPoint::customer)
                : records.byId(record(what).id()).flatMap(TimelineRecord::customer);
        return owner.flatMap(id -> customers.byId(customers.survivor(id)));
    }

    /** What people call it. */
    static String label(Claimable what) {
        return what instanceof OfPoint point ? PointWords.shown(point.key()) : "一条记录";
    }

    private Claimed firstOnly(Employee person, Claimable what, Supplier<Claimed> decision) {
        try {
            return decision.get();
        } catch (OperationRefused refused) {
            if (refused.reason() == Reason.INVALID) {
                throw new ProblemException(new Problem(
                        HttpStatus.CONFLICT, "That identifies nobody.", "没有改动", "单凭这一项认不出是谁，请逐条认领记录，或绑定电话、邮箱。"));
            }
            throw new ProblemException(new Problem(
                    HttpStatus.CONFLICT,
                    "Somebody decided about this before.",
                    "已经有人处理了",
                    history.of(person, what)
                                    .map(ClaimHistory.Decision::sentence)
                                    .orElse("它已经不在待认领里了") + "。没有做任何改动，请刷新页面看最新的。"));
        }
    }

    private static OfRecord record(Claimable what) {
        if (what instanceof OfRecord record) {
            return record;
        }
        throw new IllegalStateException("No record: " + what.getClass());
    }
}
