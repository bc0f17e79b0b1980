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
final class NewCustomers {
    private static final int LONGEST_NAME = 60;
    private static final int SHORTEST_NAME = 2;

    private final CustomerLookup lookup;
    private final CustomerRepository customers;

    NewCustomers(CustomerLookup lookup, CustomerRepository customers) {
        this.lookup = lookup;
        this.customers = customers;
    }

    /**
     * Stores it.
     *
     * @param before what to type before the name of a customer that there is already
     * @throws CommandRefused when it is no name, or somebody's already
     */
    Customer create(String typed, Employee owner, String before) {
        String name = CleanText.line(typed);
        if (NameKeys.folded(name).length() < SHORTEST_NAME) {
            throw new CommandRefused("请写上新客户的公司全名，例如：" + before + "新客户 宁波某某电器有限公司");
        } else if (name.length() > LONGEST_NAME) {
            throw new CommandRefused("公司名太长了（" + name.length() + " 字），请控制在 " + LONGEST_NAME + " 字以内。");
        }
        if (!lookup.named(name).isEmpty()) {
            throw new CommandRefused("已经有叫“" + name + "”的客户了。要用它请发：" + before + name);
        }
        CustomerId id = customers.save(new NewCustomer(
                Optional.empty(),
                name,
                Optional.empty(),
                List.of(),
                Optional.of(owner.userid()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of()));
        return customers.byId(id).orElseThrow();
    }
}
