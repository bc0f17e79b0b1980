package cn.topcentral.hub.bot.operation;

import cn.topcentral.hub.bot.command.CommandRefused;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerLookup;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.customer.NameKeys;
import cn.topcentral.hub.storage.customer.NewCustomer;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.templates.text.CleanText;
import java.util.List;
import java.util.Optional;

/** Makes a customer of a name that somebody types; whoever makes it looks after it. Thread-safe. */
public final class NewCustomers {
    private static final int LONGEST_NAME = 60;
    private static final int SHORTEST_NAME = 2;

    private final CustomerLookup lookup;
    private final CustomerRepository customers;

    public NewCustomers(CustomerLookup lookup, CustomerRepository customers) {
        this.lookup = lookup;
        this.customers = customers;
    }

    /**
     * What is to be stored, for who stores it together with something else.
     *
     * @throws CommandRefused when it is no name, or somebody's already
     */
    public NewCustomer checked(String typed, Optional<String> shortName, Employee owner) {
        String name = name(typed, "请写上新客户的公司全名，例如：宁波某某电器有限公司。");
        if (!lookup.named(name).isEmpty()) {
            throw new CommandRefused("已经有叫“" + name + "”的客户了，请直接绑定到它；搜不到的话，它由别的同事负责，请联系主管。");
        }
        return customer(name, shortName, owner);
    }

    /**
     * Stores it.
     *
     * @param before what to type before the name of a customer that there is already
     * @throws CommandRefused when it is no name, or somebody's already
     */
    Customer create(String typed, Employee owner, String before) {
        String name = name(typed, "请写上新客户的公司全名，例如：" + before + "新客户 宁波某某电器有限公司");
        if (!lookup.named(name).isEmpty()) {
            throw new CommandRefused("已经有叫“" + name + "”的客户了。要用它请发：" + before + name);
        }
        CustomerId id = customers.save(customer(name, Optional.empty(), owner));
        return customers.byId(id).orElseThrow();
    }

    private static String name(String typed, String missing) {
        String name = CleanText.line(typed);
        if (NameKeys.folded(name).length() < SHORTEST_NAME) {
            throw new CommandRefused(missing);
        } else if (name.length() > LONGEST_NAME) {
            throw new CommandRefused("公司名太长了（" + name.length() + " 字），请控制在 " + LONGEST_NAME + " 字以内。");
        }
        return name;
    }

    private static NewCustomer customer(String name, Optional<String> shortName, Employee owner) {
        return new NewCustomer(
                Optional.empty(),
                name,
                shortName.map(CleanText::line).filter(text -> !text.isEmpty() && text.length() <= LONGEST_NAME),
                List.of(),
                Optional.of(owner.userid()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
