package cn.topcentral.hub.bot.work;

import cn.topcentral.hub.bot.HubStorage;
import cn.topcentral.hub.bot.cli.CommandFailure;
import cn.topcentral.hub.bot.cli.CustomerQuestion;
import cn.topcentral.hub.bot.customer.CustomerReference;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.OperationRefused;
import cn.topcentral.hub.storage.history.CustomerHistory;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** Reads the history a command asks about. */
final class Histories {
    private Histories() {}

    static CustomerHistory of(CustomerQuestion.Request request, HubStorage storage, Clock clock) {
        ZoneId zone = request.config().timezone();
        Instant now = clock.instant();
        Instant asOf = request.date()
                .map(day -> day.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1))
                .filter(end -> end.isBefore(now))
                .orElse(now);
        return storage.histories().read(customer(storage, request.name()), asOf, zone);
    }

    /** The customer meant; one that was merged into another stands for that one. */
    static Customer customer(HubStorage storage, String name) {
        try {
            Customer named = new CustomerReference(storage.customers(), storage.customerLookup()).find(name);
            return storage.customers()
                    .byId(storage.customers().survivor(named.id()))
                    .orElse(named);
        } catch (OperationRefused refused) {
            throw new CommandFailure(refused.problem(), refused.remedy(), refused);
        }
    }

    /** An answer from half of the records must not be taken for one from all. */
    static void warnOfUnread(CustomerHistory history, PrintStream err) {
        long unread = history.records().stream()
                .filter(record -> record.analysis().isEmpty())
                .count();
        if (unread > 0) {
            err.printf(
                    "hub: %d of %d records are not analysed yet; a running hub does it, ./hub status shows how many wait.%n",
                    unread, history.records().size());
        }
    }
}
