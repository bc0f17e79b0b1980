package cn.topcentral.hub.bot.web.page.day;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.alert.AlertBoard;
import cn.topcentral.hub.bot.dialog.FiledVisits;
import cn.topcentral.hub.bot.task.TaskBook;
import cn.topcentral.hub.bot.timeline.PageLinks;
import cn.topcentral.hub.storage.alert.AlertLevel;
import cn.topcentral.hub.storage.alert.AlertState;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.OwnerScope;
import cn.topcentral.hub.storage.dialog.Dialog;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.task.Task;
import cn.topcentral.hub.templates.page.day.DayAlert;
import cn.topcentral.hub.templates.page.day.DayCustomer;
import cn.topcentral.hub.templates.page.day.DayTask;
import cn.topcentral.hub.templates.page.day.DayVisit;
import cn.topcentral.hub.templates.text.CleanText;
import java.time.Clock;
import java.util.Optional;

/** Words tasks, alerts and reports as rows of somebody's day. Thread-safe. */
final class DayRows {
    private final TaskBook tasks;
    private final FiledVisits visits;
    private final Access access;
    private final Clock clock;

    DayRows(TaskBook tasks, FiledVisits visits, Access access, Clock clock) {
        this.tasks = tasks;
        this.visits = visits;
        this.access = access;
        this.clock = clock;
    }

    /** @param said what was just done with it */
    DayTask task(Task task, Employee reader, Optional<String> said, String csrf) {
        OwnerScope scope = access.scope(reader);
        boolean visible = scope.holds(task.customerOwner());
        return new DayTask(
                task.id(),
                task.number(),
                task.title(),
                kind(task, reader),
                task.customer()
                        .map(customer -> new DayCustomer(
                                task.customerName().orElse(""),
                                visible ? PageLinks.INTERNAL.timeline(customer).toString() : "")),
                task.customer().filter(customer -> visible).flatMap(customer -> task.record()
                        .map(record ->
                                PageLinks.INTERNAL.record(customer, record).toString())),
                task.dueAt(),
                task.remindAt(),
                task.assignedTo()
                        .filter(other -> !other.equals(reader.userid()))
                        .map(tasks::name),
                task.note(),
                state(task),
                said,
                csrf,
                clock.instant());
    }

    private DayTask.State state(Task task) {
        return switch (task.status()) {
            case OPEN -> DayTask.State.OPEN;
            case DONE ->
                task.doneAt()
                                .filter(at -> at.plus(TaskBook.UNDO).isAfter(clock.instant()))
                                .isPresent()
                        ? DayTask.State.DONE
                        : DayTask.State.GONE;
            case CANCELLED, PAST -> DayTask.State.GONE;
        };
    }

    private String kind(Task task, Employee reader) {
        if (task.byCustomer()) {
            return "⏳ 等客户";
        } else if (task.record().isPresent()) {
            return "🤝 我方承诺";
        }
        return task.createdBy()
                .filter(giver -> !giver.equals(reader.userid()) && giver.matches("[a-z].*"))
                .map(giver -> CleanText.line(tasks.name(giver)) + "交办")
                .orElse("");
    }

    DayAlert alert(AlertBoard.Line alert, boolean acted, String csrf) {
        boolean open = alert.state() == AlertState.FIRING;
        String by = alert.handledBy().map(name -> name + " ").orElse("");
        return new DayAlert(
                alert.id(),
                (alert.urgent() ? "紧急" : "风险") + (alert.label().isEmpty() ? "" : " " + alert.label()),
                alert.level() == AlertLevel.HIGH,
                alert.level().label(),
                alert.customer().map(DayRows::customer),
                alert.title(),
                alert.customer().flatMap(customer -> alert.record()
                        .map(record ->
                                PageLinks.INTERNAL.record(customer.id(), record).toString())),
                alert.began(),
                open && !acted,
                open ? Optional.empty() : Optional.of(by + alert.state().label()),
                csrf,
                clock.instant());
    }

    DayVisit visit(Dialog dialog, String csrf) {
        Optional<Customer> customer = visits.customer(dialog);
        String kind =
                switch (dialog.kind()) {
                    case VISIT -> "拜访报告";
                    case CALL -> "通话记录";
                    case NOTE -> "备注";
                };
        return new DayVisit(
                dialog.id(),
                kind,
                CleanText.line(customer.map(Customer::displayName)
                        .or(dialog::customerName)
                        .orElse("未写客户")),
                customer.flatMap(known -> dialog.record()
                        .map(record ->
                                PageLinks.INTERNAL.record(known.id(), record).toString())),
                dialog.quietSince(),
                dialog.is(Dialog.Status.OPEN),
                dialog.is(Dialog.Status.CONFIRMED),
                csrf,
                clock.instant());
    }

    private static DayCustomer customer(Customer customer) {
        return new DayCustomer(
                customer.displayName(),
                PageLinks.INTERNAL.timeline(customer.id()).toString());
    }
}
