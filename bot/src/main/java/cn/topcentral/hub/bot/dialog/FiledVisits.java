package cn.topcentral.hub.bot.dialog;

import cn.topcentral.hub.bot.command.CommandRefused;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.dialog.Dialog;
import cn.topcentral.hub.storage.dialog.Dialog.Status;
import cn.topcentral.hub.storage.dialog.DialogRepository;
import cn.topcentral.hub.storage.employee.Employee;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reports by chat that their authors have not confirmed, for pages; only who wrote one may do anything with it. Thread-safe. */
public final class FiledVisits {
    /** Who left one for longer has let it stand. */
    private static final Duration KEPT = Duration.ofDays(14);

    private final DialogRepository dialogs;
    private final CustomerRepository customers;
    private final Clock clock;

    public FiledVisits(Database database, Clock clock) {
        this.dialogs = new DialogRepository(database);
        this.customers = new CustomerRepository(database);
        this.clock = clock;
    }

    /** The newest ones that somebody has still to confirm. */
    public List<Dialog> toConfirm(Employee employee, int limit) {
        return dialogs.toConfirm(employee.userid(), clock.instant().minus(KEPT), limit);
    }

    /** The one that somebody is writing. */
    public Optional<Dialog> open(Employee employee) {
        return dialogs.open(employee.userid()).filter(Dialog::hasCustomer);
    }

    /** What the customer of one is called, and who it is where one of ours is meant. */
    public Optional<Customer> customer(Dialog dialog) {
        return dialog.customer().flatMap(id -> customers.byId(customers.survivor(id)));
    }

    /**
     * The person says that the record is right; again is the same.
     *
     * @throws CommandRefused when there is none of that id, it is somebody else's, or it is being changed
     */
    public Dialog confirm(Employee employee, String id) {
        Dialog dialog = dialogs.byId(id)
                .filter(found -> found.userid().equals(employee.userid()))
                .orElseThrow(() -> new CommandRefused("没有这份报告，或者它是同事写的，只有本人可以确认。"));
        if (dialog.is(Status.OPEN)) {
            throw new CommandRefused("这份报告还在修改，请先在企业微信里说“提交”。");
        }
        dialogs.move(dialog.id(), Status.FILED, Status.CONFIRMED, clock.instant());
        return dialogs.byId(id).orElse(dialog);
    }
}
