package cn.topcentral.hub.bot.work;

import cn.topcentral.hub.bot.HubStorage;
import cn.topcentral.hub.bot.cli.CommandContext;
import cn.topcentral.hub.bot.cli.CommandFailure;
import cn.topcentral.hub.bot.cli.CommandWork;
import cn.topcentral.hub.bot.cli.ExitCode;
import cn.topcentral.hub.bot.cli.TimelineCommand;
import cn.topcentral.hub.storage.communication.TimelineQuery;
import cn.topcentral.hub.storage.communication.TimelineQuery.Cursor;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerLookup;
import cn.topcentral.hub.storage.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code hub timeline}: a whole timeline in true order, as text or as one JSON document. */
public final class TimelineWork implements CommandWork<TimelineCommand.Request> {
    private static final int PAGE = 1000;
    private static final int SUGGESTIONS = 6;

    @Override
    public int run(TimelineCommand.Request request, CommandContext context) {
        try (HubStorage storage = HubStorage.open(request.config(), HubStorage.As.GUEST)) {
            Customer customer = customer(storage, request.name());
            Optional<Instant> from = request.since()
                    .map(day -> day.atStartOfDay(request.config().timezone()).toInstant());
            List<TimelineRecord> records = records(storage, customer, from);
            if (request.json()) {
                context.out()
                        .println(Json.write(TimelineDocument.of(
                                customer, records, request.config().timezone())));
            } else {
                new TimelineText(request.config().timezone()).print(customer, records, context.out());
            }
            return ExitCode.OK;
        }
    }

    private static Customer customer(HubStorage storage, String name) {
        CustomerLookup.Result result = storage.customerLookup().find(name, SUGGESTIONS);
        if (result instanceof CustomerLookup.Result.Found found) {
            return found.customer();
        }
        String near = ((CustomerLookup.Result.Suggestions) result)
                .matches().stream()
                        .map(match -> match.customer().displayName() + " ("
                                + match.customer().id() + ")")
                        .collect(Collectors.joining(", "));
        throw new CommandFailure(
                near.isEmpty() ? "no customer is called '" + name + "'" : "'" + name + "' may mean several customers",
                near.isEmpty()
                        ? "Check the spelling, or import the customers first: hub import customers FILE.csv"
                        : "Name one of them in full: " + near + ".");
    }

    /** All records of the period, the oldest first: what happened reads forwards. */
    private static List<TimelineRecord> records(HubStorage storage, Customer customer, Optional<Instant> from) {
        TimelineRepository timeline = storage.timeline();
        TimelineQuery query = TimelineQuery.newest(storage.customers().group(customer.id()), PAGE)
                .between(from, Optional.empty());
        List<TimelineRecord> records = new ArrayList<>();
        for (List<TimelineRecord> page = timeline.page(query); !page.isEmpty(); page = timeline.page(query)) {
            records.addAll(page);
            TimelineRecord last = page.get(page.size() - 1);
            query = query.after(new Cursor(last.time(), last.id()));
        }
        Collections.reverse(records);
        return records;
    }
}
