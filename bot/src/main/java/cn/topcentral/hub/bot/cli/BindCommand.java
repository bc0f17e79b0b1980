package cn.topcentral.hub.bot.cli;

import cn.topcentral.hub.bot.config.HubConfig;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub bind}. */
@Command(
        name = "bind",
        header = "Say whose a contact point is: what came from it and what will come is the customer's.",
        description = {
            "KIND is phone, email, domain, wecom_external, wecom_room, account or company. CUSTOMER is an id or a name.",
            "A wrong binding is put right by binding again: exactly what came by this contact point moves. --undo makes it unknown again."
        })
public final class BindCommand implements Callable<Integer> {
    /**
     * What the call asks for.
     *
     * @param config the configuration
     * @param kind as typed
     * @param value as typed
     * @param customer as typed; empty to undo
     * @param create whether to make a new customer of that name
     * @param person whom at the customer it reaches
     * @param actor who says so
     * @param json whether to print one JSON document instead of text
     */
    public record Request(
            HubConfig config,
            String kind,
            String value,
            Optional<String> customer,
            boolean create,
            Optional<String> person,
            Actor actor,
            boolean json) {}

    private final CommandWork<Request> work;
    private final CommandContext context;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Mixin
    private final ActorOption actor = new ActorOption();

    @Parameters(index = "0", paramLabel = "KIND", description = "What the contact point is.")
    private String kind = "";

    @Parameters(index = "1", paramLabel = "VALUE", description = "The number, address or id.")
    private String value = "";

    @Parameters(index = "2", arity = "0..1", paramLabel = "CUSTOMER", description = "Whose it is.")
    private Optional<String> customer = Optional.empty();

    @Option(names = "--new", description = "Make a new customer called CUSTOMER.")
    private boolean create;

    @Option(names = "--person", paramLabel = "NAME", description = "Who at the customer it reaches.")
    private Optional<String> person = Optional.empty();

    @Option(names = "--undo", description = "Make it unknown again; without CUSTOMER.")
    private boolean undo;

    public BindCommand(CommandContext context, CommandWork<Request> work) {
        this.context = context;
        this.work = work;
    }

    @Override
    public Integer call() throws Exception {
        if (customer.isPresent() == undo) {
            throw new CommandFailure(
                    undo ? "--undo takes no CUSTOMER" : "CUSTOMER is missing",
                    "Write: hub bind KIND VALUE CUSTOMER, or: hub bind KIND VALUE --undo.");
        }
        return work.run(
                new Request(
                        context.config(config.file()),
                        kind,
                        value,
                        customer,
                        create,
                        person,
                        actor.actor(),
                        actor.json()),
                context);
    }
}
