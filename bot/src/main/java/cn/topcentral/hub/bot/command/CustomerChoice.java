package cn.topcentral.hub.bot.command;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.command.CommandRequest.Origin;
import cn.topcentral.hub.storage.audit.AuditEntry;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerLookup;
import cn.topcentral.hub.storage.customer.CustomerMatch;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.customer.OwnerScope;
import cn.topcentral.hub.templates.card.TaskId;
import cn.topcentral.hub.templates.timeline.SuggestionCard;
import cn.topcentral.hub.templates.timeline.Suggestions;
import cn.topcentral.hub.templates.timeline.Suggestions.Suggestion;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the customer a command is about among those the sender may see, and offers those that may be meant when none stands out. Whoever looks at a
 * customer is written down. Thread-safe.
 */
public final class CustomerChoice {
    private static final int OFFERED = 6;
    /** More than are offered, because some may not be the sender's to see. */
    private static final int LOOKED_AT = 30;

    private final CustomerLookup lookup;
    private final CustomerRepository customers;
    private final Access access;
    private final AuditLog audit;
    private final Clock clock;

    public CustomerChoice(
            CustomerLookup lookup, CustomerRepository customers, Access access, AuditLog audit, Clock clock) {
        this.lookup = lookup;
        this.customers = customers;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The customer, or empty after the suggestions were sent.
     *
     * @param name as typed; the customer's id after a tap
     * @param command whose key the suggestions' buttons carry, so that a tap asks it again
     * @throws CommandRefused when there is none that the sender may see
     */
    public Optional<Customer> choose(CommandRequest request, String name, String command, CommandContext context) {
        return choose(request, name, "", command, context);
    }

    /** The same for a command that takes more than the name: the suggestions repeat {@code rest} after it. */
    public Optional<Customer> choose(
            CommandRequest request, String name, String rest, String command, CommandContext context) {
        Optional<Customer> chosen = request.origin() == Origin.TAPPED
                ? Optional.of(tapped(request, name))
                : typed(request, name, rest, command, context);
        chosen.ifPresent(customer -> audit.record(new AuditEntry(
                clock.instant(),
                request.sender().userid(),
                "customer.view",
                "customer " + customer.id().value(),
                Map.of("command", command))));
        return chosen;
    }

    private Optional<Customer> typed(
            CommandRequest request, String name, String rest, String command, CommandContext context) {
        OwnerScope scope = access.scope(request.sender());
        CustomerLookup.Result result = lookup.find(name, LOOKED_AT);
        if (result instanceof CustomerLookup.Result.Found found) {
            return Optional.of(visible(scope, found.customer()));
        } else if (result instanceof CustomerLookup.Result.Suggestions suggestions) {
            List<CustomerMatch> visible = suggestions.matches().stream()
                    .filter(match -> scope.holds(match.customer().owner()))
                    .limit(OFFERED)
                    .toList();
            suggest(name, rest, command, visible, context);
            return Optional.empty();
        }
        throw new IllegalStateException("Lookup result of an unknown kind: " + result.getClass());
    }

    private Customer tapped(CommandRequest request, String id) {
        Customer customer = Optional.of(id)
                .filter(value -> !value.isBlank() && value.length() <= 64)
                .flatMap(value -> customers.byId(customers.survivor(new CustomerId(value))))
                .orElseThrow(() -> new CommandRefused("这个客户已经不存在了，请重新输入名称查找。"));
        return visible(access.scope(request.sender()), customer);
    }

    /** The name is not repeated: whoever guesses ids must not learn whose they are. */
    private static Customer visible(OwnerScope scope, Customer customer) {
        if (!scope.holds(customer.owner())) {
            throw new CommandRefused("这位客户不在您负责的范围内，看不到资料。工作需要的话，请联系您的主管。");
        }
        return customer;
    }

    private static void suggest(
            String name, String rest, String command, List<CustomerMatch> matches, CommandContext context) {
        List<Suggestion> offers = matches.stream()
                .map(match -> new Suggestion(
                        match.customer().id().value(),
                        match.customer().name(),
                        match.how().label()))
                .toList();
        Suggestions suggestions = new Suggestions(name, command, rest, offers);
        if (offers.isEmpty()) {
            context.respond(SuggestionCard.text(suggestions));
        } else {
            context.respond(SuggestionCard.render(suggestions, new TaskId("suggest-" + context.reference())));
        }
    }
}
