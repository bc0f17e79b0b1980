package cn.topcentral.hub.bot.customer;

import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerLookup;
import cn.topcentral.hub.storage.customer.CustomerLookup.Result;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.customer.OperationRefused;
import cn.topcentral.hub.storage.customer.OperationRefused.Reason;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Finds the customer that is to be changed. An id or a name means that very customer, also one that was merged into another; anything less is
 * taken only when it stands out.
 */
public final class CustomerReference {
    private static final int SUGGESTIONS = 6;

    private final CustomerRepository customers;
    private final CustomerLookup lookup;

    public CustomerReference(CustomerRepository customers, CustomerLookup lookup) {
        this.customers = customers;
        this.lookup = lookup;
    }

    /**
     * The one customer that is meant.
     *
     * @param typed an id, a name, or what people call it
     * @throws OperationRefused when there is none, or more than one may be meant
     */
    public Customer find(String typed) {
        String text = typed.strip();
        if (text.matches("[A-Za-z0-9][\\w-]{0,63}")) {
            var byId = customers.byId(new CustomerId(text));
            if (byId.isPresent()) {
                return byId.get();
            }
        }
        List<Customer> named = lookup.named(text);
        if (named.size() == 1) {
            return named.get(0);
        }
        Result result = named.isEmpty() ? lookup.find(text, SUGGESTIONS) : new Result.Suggestions(List.of());
        if (result instanceof Result.Found found) {
            return found.customer();
        }
        List<Customer> near = named.isEmpty()
                ? ((Result.Suggestions) result)
                        .matches().stream().map(match -> match.customer()).toList()
                : named;
        throw near.isEmpty()
                ? new OperationRefused(
                        Reason.UNKNOWN,
                        "no customer is called '" + text + "'",
                        "Check the spelling, or import the customer first: ./hub import customers FILE.csv.")
                : new OperationRefused(
                        Reason.CONFLICT,
                        "'" + text + "' may mean several customers",
                        "Give the id of one of them: "
                                + near.stream()
                                        .map(customer -> customer.id() + " " + customer.displayName())
                                        .collect(Collectors.joining(", "))
                                + ".");
    }
}
