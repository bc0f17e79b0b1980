package cn.topcentral.hub.bot.demo;

import cn.topcentral.hub.connectors.aggregation.Party.Side;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.NewCustomer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A customer of the file {@code customers.yaml}.
 *
 * @param id of the customer; everything else that must not change between starts is made from it
 * @param people the buyer first, then the technician
 * @param products grades they buy, the usual one first
 * @param colour the colour they mostly take
 * @param part what they mould from it
 * @param tons a usual order
 * @param place where the factory is
 * @param credit days of credit
 * @param rhythm the name of a rhythm
 * @param group whether they also chat with us in a group
 */
record DemoCustomer(
        String id,
        String name,
        Optional<String> shortName,
        List<String> aliases,
        String owner,
        String region,
        String industry,
        Optional<String> level,
        String domain,
        List<Contact> people,
        List<String> products,
        String colour,
        String part,
        int tons,
        String place,
        int credit,
        String rhythm,
        boolean group) {

    /**
     * Somebody at the customer.
     *
     * @param mail the part of the address before the {@code @}
     * @param phone in E.164; made from the customer's id when absent
     */
    record Contact(String name, String call, String title, String mail, Optional<String> phone) {}

    /** The file. */
    record File(List<DemoCustomer> customers) {}

    DemoCustomer {
        aliases = List.copyOf(Objects.requireNonNullElse(aliases, List.of()));
        people = List.copyOf(people);
        products = List.copyOf(products);
    }

    static List<DemoCustomer> load() {
        return Resources.yaml("customers.yaml", File.class).customers();
    }

    String shownName() {
        return shortName.orElse(name);
    }

    NewCustomer toStore(List<String> furtherLabels) {
        List<String> labels = new ArrayList<>(List.of(Customer.DEMO_LABEL));
        labels.addAll(furtherLabels);
        return new NewCustomer(
                Optional.of(new CustomerId(id)),
                name,
                shortName,
                aliases,
                Optional.of(owner),
                Optional.of(region),
                Optional.of(industry),
                level,
                labels);
    }

    List<Person> persons() {
        List<Person> persons = new ArrayList<>();
        for (Contact contact : people) {
            int number = persons.size() + 1;
            persons.add(new Person(
                    contact.name(),
                    contact.call(),
                    Side.CUSTOMER,
                    Optional.of(contact.title()),
                    contact.phone().or(() -> Optional.of(phone(number))),
                    Optional.of(contact.mail() + "@" + domain),
                    // The shape of an external_userid, which the archive's decoder goes by.
                    Optional.of("wmDEMO%sxqAA%02dQw7Zk1LmR5".formatted(id.replace("-", ""), number))));
        }
        return persons;
    }

    /** A number nobody has: the ranges with four zeros are not given out. */
    private String phone(int person) {
        int number = Integer.parseInt(id.substring(id.lastIndexOf('-') + 1));
        return String.format(Locale.ROOT, "+8613900%02d%04d", 0, number * 10 + person);
    }

    /** Their chat group with us, as WeCom ids groups. */
    Optional<String> room() {
        return group ? Optional.of("wrDEMO%sgAAroom01".formatted(id.replace("-", ""))) : Optional.empty();
    }
}
