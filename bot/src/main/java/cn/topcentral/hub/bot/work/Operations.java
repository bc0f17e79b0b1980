package cn.topcentral.hub.bot.work;

import cn.topcentral.hub.bot.HubStorage;
import cn.topcentral.hub.bot.cli.Actor;
import cn.topcentral.hub.bot.cli.CommandContext;
import cn.topcentral.hub.bot.cli.CommandFailure;
import cn.topcentral.hub.bot.cli.ExitCode;
import cn.topcentral.hub.bot.config.HubConfig;
import cn.topcentral.hub.bot.customer.CustomerReference;
import cn.topcentral.hub.connectors.party.ContactPointWords;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.ContactPoint;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerOperations;
import cn.topcentral.hub.storage.customer.OperationRefused;
import cn.topcentral.hub.storage.employee.Employee;
import java.time.Clock;
import java.util.function.Consumer;

/** What the commands that say who is who have in common: the storage, who says so, and how a refusal is told. */
final class Operations {
    private final HubStorage storage;
    private final HubConfig config;
    private final Clock clock;

    private Operations(HubStorage storage, HubConfig config, Clock clock) {
        this.storage = storage;
        this.config = config;
        this.clock = clock;
    }

    /** Opens the storage, does the work, and closes it again; a refusal becomes a failure the caller can put right. */
    static int run(HubConfig config, Clock clock, Consumer<Operations> work) {
        try (HubStorage storage = HubStorage.open(config, HubStorage.As.GUEST)) {
            work.accept(new Operations(storage, config, clock));
            return ExitCode.OK;
        } catch (OperationRefused refused) {
            throw new CommandFailure(refused.problem(), refused.remedy(), refused);
        }
    }

    HubStorage storage() {
        return storage;
    }

    CustomerOperations customers() {
        return new CustomerOperations(storage.database(), clock);
    }

    Customer customer(String typed) {
        return new CustomerReference(storage.customers(), storage.customerLookup()).find(typed);
    }

    ContactPoint.Key contactPoint(String kind, String value) {
        try {
            return new ContactPointWords(new PhoneNumbers(config.phone().areaCode())).key(kind, value);
        } catch (IllegalArgumentException wrong) {
            throw new CommandFailure(
                    String.valueOf(wrong.getMessage()), "./hub claims lists contact points as they are stored.", wrong);
        }
    }

    static RecordId record(String typed) {
        try {
            return new RecordId(typed.strip());
        } catch (IllegalArgumentException wrong) {
            throw new CommandFailure(
                    String.valueOf(wrong.getMessage()),
                    "Copy the id from ./hub claims or ./hub timeline --json.",
                    wrong);
        }
    }

    /** An employee's word counts as theirs; otherwise it is that of whoever may run the program on this machine. */
    String actor(Actor actor) {
        if (actor.userid().isEmpty()) {
            return "os:" + actor.machineUser();
        }
        String userid = actor.userid().get();
        return storage.employees()
                .byUserid(userid)
                .filter(Employee::active)
                .map(Employee::userid)
                .orElseThrow(() -> new CommandFailure(
                        "--as " + userid + " is nobody who works here",
                        "Give a userid of the employee list, or leave --as out."));
    }

    static void line(CommandContext context, String text) {
        context.out().println(text);
    }
}
