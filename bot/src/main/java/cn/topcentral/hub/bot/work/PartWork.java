package cn.topcentral.hub.bot.work;

import cn.topcentral.hub.bot.Intake;
import cn.topcentral.hub.bot.cli.CommandContext;
import cn.topcentral.hub.bot.cli.CommandFailure;
import cn.topcentral.hub.bot.cli.CommandWork;
import cn.topcentral.hub.bot.cli.PartCommand;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.json.Json;
import java.time.Clock;
import java.util.List;

/** {@code hub part}. */
public final class PartWork implements CommandWork<PartCommand.Request> {
    private final Clock clock;

    public PartWork(Clock clock) {
        this.clock = clock;
    }

    private record Document(String kept, List<String> parted) {}

    @Override
    public int run(PartCommand.Request request, CommandContext context) {
        return Operations.run(request.config(), clock, operations -> {
            RecordId record = Operations.record(request.record());
            String actor = operations.actor(request.actor());
            List<String> parted = new Intake(request.config(), operations.storage(), clock)
                    .engine().part(record, actor).stream().map(RecordId::value).toList();
            if (parted.isEmpty()) {
                throw new CommandFailure(
                        "nothing was merged into " + record.value(),
                        "Copy the id of a record with several sources from ./hub timeline --json.");
            }
            Operations.line(
                    context,
                    request.json()
                            ? Json.write(new Document(record.value(), parted))
                            : "Parted from " + record.value() + ": " + String.join(", ", parted));
        });
    }
}
