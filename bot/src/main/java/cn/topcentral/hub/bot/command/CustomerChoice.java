package cn.topcentral.hub.bot.command;

import cn.topcentral.hub.bot.command.CommandRequest.Origin;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerLookup;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.templates.card.TaskId;
import cn.topcentral.hub.templates.timeline.SuggestionCard;
import cn.topcentral.hub.templates.timeline.Suggestions;
import cn.topcentral.hub.templates.timeline.Suggestions.Suggestion;
import java.util.List;
import java.util.Optional;

/** Finds the customer a command is about, and offers those that may be meant when none stands out. Thread-safe. */
public final class CustomerChoice {
    private static final int OFFERED = 6;

    private final CustomerLookup lookup;
    private final CustomerRepository customers;

    public CustomerChoice(CustomerLookup lookup, CustomerRepository customers) {
        this.lookup = lookup;
        this.customers = customers;
    }

    /**
     * The customer, or empty after the suggestions were sent.
     *
     * @param name as typed; the customer's id after a tap
     * @param command whose key the suggestions' buttons carry, so that a tap asks it again
     */
    Optional<Customer> choose(CommandRequest request, String name, String command, CommandContext context) {
        if (request.origin() == Origin.TAPPED) {
            return Optional.of(tapped(name));
        }
        CustomerLookup.Result result = lookup.find(name, OFFERED);
        if (result instanceof CustomerLookup.Result.Found found) {
            return Optional.of(found.customer());
        } else if (result instanceof CustomerLookup.Result.Suggestions suggestions) {
            suggest(name, command, suggestions, context);
            return Optional.empty();
        }
        throw new IllegalStateException("Lookup result of an unknown kind: " + result.getClass());
    }

    private Customer tapped(String id) {
        return Optional.of(id)
                .filter(value -> !value.isBlank() && value.length() <= 64)
                .flatMap(value -> customers.byId(customers.survivor(new CustomerId(value))))
                .orElseThrow(() -> new CommandRefused("这个客户已经不存在了，请重新输入名称查找。"));
    }

    private static void suggest(
            String name, String command, CustomerLookup.Result.Suggestions found, CommandContext context) {
        List<Suggestion> offers = found.matches().stream()
                .map(match -> new Suggestion(
                        match.customer().id().value(),
                        match.customer().name(),
                        match.how().label()))
                .toList();
        Suggestions suggestions = new Suggestions(name, command, offers);
        if (offers.isEmpty()) {
            context.respond(SuggestionCard.text(suggestions));
        } else {
            context.respond(SuggestionCard.render(suggestions, new TaskId("suggest-" + context.reference())));
        }
    }
}
