package cn.topcentral.hub.connectors.directory;

import cn.topcentral.hub.connectors.importing.ImportReport;
import cn.topcentral.hub.connectors.party.ContactPointWords;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.storage.customer.ContactPoint;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import cn.topcentral.hub.storage.customer.ContactPointRepository;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerLookup;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.customer.NewCustomer;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Customers from a CSV file, one line each or one line per contact. A customer with the same id, or without an id the same name, is brought up to
 * date, so a list can be imported again; what a line leaves blank stays as it was.
 */
public final class CustomerList {
    private static final ListFile FILE = new ListFile(
            "name",
            Map.ofEntries(
                    Map.entry("id", List.of("customer_id", "客户编号", "编号")),
                    Map.entry(
                            "name", List.of("customer", "company", "customer_name", "名称", "客户", "客户名称", "公司", "公司名称")),
                    Map.entry("short_name", List.of("short", "简称", "客户简称")),
                    Map.entry("aliases", List.of("alias", "别名", "曾用名")),
                    Map.entry("owner", List.of("owner_userid", "sales", "负责人", "业务员", "销售")),
                    Map.entry("region", List.of("area", "地区", "区域", "城市")),
                    Map.entry("industry", List.of("行业")),
                    Map.entry("level", List.of("级别", "等级", "客户等级")),
                    Map.entry("domains", List.of("domain", "email_domain", "域名", "邮箱域名")),
                    Map.entry("phones", List.of("phone", "tel", "telephone", "mobile", "电话", "手机", "联系电话")),
                    Map.entry("emails", List.of("email", "mail", "邮箱", "电子邮箱")),
                    Map.entry("contact", List.of("contact_name", "person", "联系人", "姓名")),
                    Map.entry("title", List.of("position", "职务", "职位")),
                    Map.entry("external_userid", List.of("wecom", "wecom_external", "外部联系人id", "企业微信id"))));

    private final CustomerRepository customers;
    private final CustomerLookup lookup;
    private final ContactPointRepository points;
    private final ContactPointWords words;

    public CustomerList(
            CustomerRepository customers, CustomerLookup lookup, ContactPointRepository points, PhoneNumbers numbers) {
        this.customers = customers;
        this.lookup = lookup;
        this.points = points;
        this.words = new ContactPointWords(numbers);
    }

    public ImportReport read(List<Path> files) {
        return FILE.read(files, this::save);
    }

    private Outcome save(Row row) {
        String name =
                row.text("name").orElseThrow(() -> new IllegalArgumentException("has no name; a customer needs one"));
        Set<ContactPoint.Key> keys = keys(row);
        Optional<Customer> known = known(row, name);
        requireFree(keys, known.map(Customer::id));
        CustomerId customer = customers.save(new NewCustomer(
                known.map(Customer::id).or(() -> row.text("id").map(CustomerId::new)),
                name,
                row.text("short_name").or(() -> known.flatMap(Customer::shortName)),
                aliases(row, known),
                row.text("owner").map(owner -> owner.toLowerCase(Locale.ROOT)).or(() -> known.flatMap(Customer::owner)),
                row.text("region").or(() -> known.flatMap(Customer::region)),
                row.text("industry").or(() -> known.flatMap(Customer::industry)),
                row.text("level").or(() -> known.flatMap(Customer::level)),
                known.map(Customer::labels).orElse(List.of())));
        bind(row, customer, keys);
        return known.isPresent() ? Outcome.UPDATED : Outcome.STORED;
    }

    /** A list without ids is imported again by name, also after one of its customers was merged into another. */
    private Optional<Customer> known(Row row, String name) {
        Optional<CustomerId> id = row.text("id").map(CustomerId::new);
        return id.isPresent()
                ? customers.byId(id.get())
                : lookup.named(name).stream()
                        .filter(customer -> customer.name().equals(name))
                        .findFirst();
    }

    private static List<String> aliases(Row row, Optional<Customer> known) {
        List<String> given = row.texts("aliases");
        return given.isEmpty() ? known.map(Customer::aliases).orElse(given) : given;
    }

    private void bind(Row row, CustomerId customer, Set<ContactPoint.Key> keys) {
        Optional<Integer> contact =
                row.text("contact").map(person -> points.saveContact(customer, person, row.text("title")));
        keys.forEach(
                key -> points.bind(key, customer, key.kind() == ContactPointKind.DOMAIN ? Optional.empty() : contact));
        companyNames(customer).forEach(key -> points.bind(key, customer, Optional.empty()));
    }

    /** Reports that named the company before it was in the list wait for it by that name. */
    private List<ContactPoint.Key> companyNames(CustomerId customer) {
        Customer saved = customers.byId(customer).orElseThrow();
        Set<ContactPoint.Key> names = new LinkedHashSet<>();
        Stream.of(Stream.of(saved.name()), saved.shortName().stream(), saved.aliases().stream())
                .flatMap(each -> each)
                .filter(name -> lookup.named(name).size() == 1)
                .forEach(name -> names.add(words.key(ContactPointKind.COMPANY.code(), name)));
        return points.byKeys(names).stream()
                .filter(point -> point.customer().isEmpty() && !point.ignored())
                .map(ContactPoint::key)
                .toList();
    }

    /** Whose a contact point is, somebody has said; another list must not take it away unnoticed. */
    private void requireFree(Set<ContactPoint.Key> keys, Optional<CustomerId> customer) {
        for (ContactPoint point : points.byKeys(keys)) {
            Optional<CustomerId> owner = point.confidence() >= 1 ? point.customer() : Optional.empty();
            if (owner.isPresent() && !owner.equals(customer)) {
                String key = point.key().kind().code() + " " + point.key().value();
                throw new IllegalArgumentException(key + " belongs to customer " + owner.get()
                        + "; if that is wrong, say so first: ./hub bind " + key + " CUSTOMER");
            }
        }
    }

    /** Read before anything is stored: a line with a wrong number is refused whole. */
    private Set<ContactPoint.Key> keys(Row row) {
        Set<ContactPoint.Key> keys = new LinkedHashSet<>();
        row.texts("phones").forEach(phone -> keys.add(words.key("phone", phone)));
        row.texts("emails").forEach(email -> keys.add(words.key("email", email)));
        row.texts("domains").forEach(domain -> keys.add(words.key("domain", domain)));
        row.texts("external_userid").forEach(user -> keys.add(words.key("wecom_external", user)));
        return keys;
    }
}
