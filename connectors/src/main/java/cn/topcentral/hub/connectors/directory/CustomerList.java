package cn.topcentral.hub.connectors.directory;

import cn.topcentral.hub.connectors.importing.ImportReport;
import cn.topcentral.hub.connectors.party.EmailAddresses;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.storage.customer.ContactPoint;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import cn.topcentral.hub.storage.customer.ContactPointRepository;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerLookup;
import cn.topcentral.hub.storage.customer.CustomerMatch;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.customer.NewCustomer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Customers from a CSV file, one line each or one line per contact. A customer with the same id, or without an id the same name, is brought up to
 * date, so a list can be imported again.
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
    private final PhoneNumbers numbers;

    public CustomerList(
            CustomerRepository customers, CustomerLookup lookup, ContactPointRepository points, PhoneNumbers numbers) {
        this.customers = customers;
        this.lookup = lookup;
        this.points = points;
        this.numbers = numbers;
    }

    public ImportReport read(List<Path> files) {
        return FILE.read(files, this::save);
    }

    private void save(Row row) {
        String name =
                row.text("name").orElseThrow(() -> new IllegalArgumentException("has no name; a customer needs one"));
        List<ContactPoint.Key> keys = keys(row);
        Optional<CustomerId> id = row.text("id").map(CustomerId::new).or(() -> sameName(name));
        CustomerId customer = customers.save(new NewCustomer(
                id,
                name,
                row.text("short_name"),
                row.texts("aliases"),
                row.text("owner").map(owner -> owner.toLowerCase(Locale.ROOT)),
                row.text("region"),
                row.text("industry"),
                row.text("level"),
                List.of()));
        Optional<Integer> contact =
                row.text("contact").map(person -> points.saveContact(customer, person, row.text("title")));
        keys.forEach(
                key -> points.bind(key, customer, key.kind() == ContactPointKind.DOMAIN ? Optional.empty() : contact));
    }

    private Optional<CustomerId> sameName(String name) {
        return lookup.matches(name, 5).stream()
                .filter(match -> match.how() == CustomerMatch.How.EXACT
                        && match.customer().name().equals(name))
                .map(match -> match.customer().id())
                .findFirst();
    }

    /** Read before anything is stored: a line with a wrong number is refused whole. */
    private List<ContactPoint.Key> keys(Row row) {
        List<ContactPoint.Key> keys = new ArrayList<>();
        for (String phone : row.texts("phones")) {
            keys.add(new ContactPoint.Key(
                    ContactPointKind.PHONE,
                    numbers.normalise(phone)
                            .e164()
                            .orElseThrow(() -> new IllegalArgumentException("phone '" + phone
                                    + "' is no complete telephone number; write it with its area code"))));
        }
        for (String email : row.texts("emails")) {
            keys.add(new ContactPoint.Key(
                    ContactPointKind.EMAIL,
                    EmailAddresses.normalise(email)
                            .orElseThrow(
                                    () -> new IllegalArgumentException("email '" + email + "' is no mail address"))));
        }
        for (String domain : row.texts("domains")) {
            String plain = domain.toLowerCase(Locale.ROOT).replaceFirst("^@", "");
            if (EmailAddresses.isFreeMail(plain)) {
                throw new IllegalArgumentException("domain '" + plain
                        + "' belongs to a free-mail provider and would claim strangers; give the addresses instead");
            }
            keys.add(new ContactPoint.Key(ContactPointKind.DOMAIN, plain));
        }
        row.texts("external_userid")
                .forEach(user -> keys.add(new ContactPoint.Key(ContactPointKind.WECOM_EXTERNAL, user)));
        return keys;
    }
}
