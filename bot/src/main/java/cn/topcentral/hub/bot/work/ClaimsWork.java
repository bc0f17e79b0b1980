package cn.topcentral.hub.bot.work;

import cn.topcentral.hub.bot.HubStorage;
import cn.topcentral.hub.bot.cli.ClaimsCommand;
import cn.topcentral.hub.bot.cli.CommandContext;
import cn.topcentral.hub.bot.cli.CommandWork;
import cn.topcentral.hub.bot.cli.ExitCode;
import cn.topcentral.hub.bot.customer.ClaimsDocument;
import cn.topcentral.hub.storage.communication.Participant;
import cn.topcentral.hub.storage.customer.ClaimQueue;
import cn.topcentral.hub.storage.json.Json;
import java.io.PrintStream;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;

/** {@code hub claims}: the claim queue. */
public final class ClaimsWork implements CommandWork<ClaimsCommand.Request> {
    private static final int GIST = 40;

    @Override
    public int run(ClaimsCommand.Request request, CommandContext context) {
        ZoneId zone = request.config().timezone();
        try (HubStorage storage = HubStorage.open(request.config(), HubStorage.As.GUEST)) {
            ClaimsDocument claims = ClaimsDocument.of(new ClaimQueue(storage.database()), request.limit(), zone);
            if (request.json()) {
                context.out().println(Json.write(claims));
            } else {
                print(claims, context.out());
            }
            return ExitCode.OK;
        }
    }

    private static void print(ClaimsDocument claims, PrintStream out) {
        if (claims.contactPoints().isEmpty() && claims.records().isEmpty()) {
            out.println("Nothing waits to be claimed.");
            return;
        }
        DateTimeFormatter minute = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
        if (!claims.contactPoints().isEmpty()) {
            out.printf("%-16s %-36s %8s   %-16s   %s%n", "kind", "value", "records", "last", "name");
            claims.contactPoints()
                    .forEach(point -> out.printf(
                            "%-16s %-36s %8d   %-16s   %s%n",
                            point.kind(),
                            point.value(),
                            point.records(),
                            minute.format(point.last()),
                            point.name().orElse("")));
        }
        claims.records().forEach(waiting -> {
            var record = waiting.record();
            String why = waiting.candidates().isEmpty()
                    ? "nobody recognisable: "
                            + record.participants().stream()
                                    .filter(person -> !person.side().equals("ours"))
                                    .map(Participant::displayName)
                                    .collect(Collectors.joining(", "))
                    : "may be " + String.join(" or ", waiting.candidates());
            out.printf(
                    "%s   %s %s   %s   (%s)%n",
                    record.recordId(),
                    minute.format(record.communicationTime()),
                    record.channel(),
                    gist(record.subject().orElse(record.content())),
                    why);
        });
    }

    private static String gist(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        int end = line.offsetByCodePoints(0, Math.min(GIST, line.codePointCount(0, line.length())));
        return end == line.length() ? line : line.substring(0, end) + "…";
    }
}
