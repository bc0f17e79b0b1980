package cn.topcentral.hub.bot.work;

import cn.topcentral.hub.bot.cli.CommandContext;
import cn.topcentral.hub.bot.customer.MergeDocument;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.MergePlan;
import cn.topcentral.hub.storage.json.Json;
import java.io.PrintStream;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;

/** Prints what a merge or a split moves, or moved. */
final class MergeText {
    private final ZoneId zone;
    private final boolean dryRun;
    private final boolean json;

    MergeText(ZoneId zone, boolean dryRun, boolean json) {
        this.zone = zone;
        this.dryRun = dryRun;
        this.json = json;
    }

    void print(String done, String where, MergePlan plan, CommandContext context) {
        PrintStream out = context.out();
        if (json) {
            out.println(Json.write(MergeDocument.of(plan, dryRun, zone)));
            return;
        }
        DateTimeFormatter day = DateTimeFormatter.ISO_LOCAL_DATE.withZone(zone);
        out.println(done + " " + named(plan.from()) + " " + where + " " + named(plan.into()));
        out.println("  customers       "
                + plan.customers().stream().map(CustomerId::value).collect(Collectors.joining(", ")));
        out.println("  names           " + String.join(", ", plan.names()));
        out.println("  contact points  "
                + plan.contactPoints().stream()
                        .map(key -> key.kind().code() + " " + key.value())
                        .collect(Collectors.joining(", ")));
        out.println("  records         " + plan.recordCount()
                + plan.records().entrySet().stream()
                        .map(count -> count.getKey().code() + " " + count.getValue())
                        .collect(Collectors.joining(", ", " (", ")"))
                        .replace(" ()", ""));
        plan.first()
                .ifPresent(first -> out.println("  period          " + day.format(first) + " to "
                        + day.format(plan.last().orElse(first))));
        out.println("  orders          " + plan.orders());
        out.println("  open tasks      " + plan.openTasks());
        if (dryRun) {
            out.println("Nothing was changed.");
        }
    }

    private static String named(Customer customer) {
        return customer.name() + " (" + customer.id() + ")";
    }
}
