package cn.topcentral.hub.bot.dialog;

import cn.topcentral.hub.bot.command.CommandContext;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.dialog.Dialog;
import cn.topcentral.hub.storage.dialog.Dialog.Question;
import cn.topcentral.hub.storage.dialog.Dialog.Status;
import cn.topcentral.hub.storage.dialog.DialogPart;
import cn.topcentral.hub.storage.dialog.DialogPart.Kind;
import cn.topcentral.hub.storage.dialog.DialogRepository;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.templates.card.Card;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import cn.topcentral.hub.templates.visit.FiledReportCard;
import cn.topcentral.hub.templates.visit.OpenReport;
import cn.topcentral.hub.templates.visit.OpenReportCard;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What can be done with an open report: say whom it is about, submit it, give it up, take it up again. Asks one thing at a time. Thread-safe. */
final class VisitDesk {
    /** How long what was given up can be taken up again. */
    static final Duration RETRIEVABLE = Duration.ofDays(7);

    static final String WHICH_CUSTOMER = "拜访的是哪家客户？发客户名就行。";
    private static final String WHAT_WAS_SAID = "聊了什么？发一句话就行。";

    private final DialogRepository dialogs;
    private final VisitCustomers customers;
    private final VisitFiling filing;
    private final Clock clock;

    VisitDesk(DialogRepository dialogs, VisitCustomers customers, VisitFiling filing, Clock clock) {
        this.dialogs = dialogs;
        this.customers = customers;
        this.filing = filing;
        this.clock = clock;
    }

    /** Files it, or asks for what is missing. */
    void submit(Dialog dialog, Employee sender, CommandContext context) {
        VisitReport report = filing.report(dialog);
        if (dialog.amending() && dialog.revision() == dialog.filedRevision()) {
            dialogs.leaveAsFiled(dialog, clock.instant());
            context.respond(filedCard(dialog, sender));
        } else if (!dialog.hasCustomer()) {
            dialogs.ask(dialog.id(), Optional.of(Question.CUSTOMER), true, clock.instant());
            context.respond(WHICH_CUSTOMER);
        } else if (!report.hasContent()) {
            dialogs.ask(dialog.id(), Optional.of(Question.CONTENT), true, clock.instant());
            context.respond(WHAT_WAS_SAID);
        } else {
            context.respond(filing.file(dialog.id(), sender, false).orElseGet(() -> filedCard(dialog, sender)));
        }
    }

    /** The card of a filed visit as it stands. */
    Card filedCard(Dialog dialog, Employee sender) {
        Dialog now = dialogs.byId(dialog.id()).orElse(dialog);
        return FiledReportCard.toConfirm(filing.shown(now, filing.report(now), sender));
    }

    /** Gives it up, after asking when something was sent already. */
    void cancel(Dialog dialog, CommandContext context) {
        if (dialog.amending()) {
            dialogs.leaveAsFiled(dialog, clock.instant());
            context.respond("好，没有改动，报告还是原来的样子。");
        } else if (content(dialog).isEmpty()) {
            drop(dialog, context);
        } else {
            dialogs.ask(dialog.id(), Optional.of(Question.DROP), false, clock.instant());
            context.respond(OpenReportCard.reallyDrop(open(dialog)));
        }
    }

    void drop(Dialog dialog, CommandContext context) {
        dialogs.move(dialog.id(), Status.OPEN, Status.DROPPED, clock.instant());
        context.respond(content(dialog).isEmpty() ? "好，不记了。" : "好，不记了。7天内发送 /拜访 继续 还能找回来。");
    }

    /** Goes on with it. */
    void keep(Dialog dialog, CommandContext context) {
        dialogs.ask(dialog.id(), Optional.empty(), false, clock.instant());
        context.respond(collecting(dialog));
    }

    /** Takes up the last one that was given up or left. */
    void resume(Employee sender, CommandContext context) {
        Optional<Dialog> open = dialogs.open(sender.userid());
        if (open.isPresent()) {
            context.respond(collecting(open.get()));
            return;
        }
        Optional<Dialog> left = dialogs.left(sender.userid(), clock.instant().minus(RETRIEVABLE));
        if (left.filter(dialog -> dialogs.reopen(dialog, dialog.status(), clock.instant()))
                .isPresent()) {
            context.respond(collecting(left.get()));
        } else {
            context.respond("7天内没有没写完的拜访报告。要写新的请发送 /拜访 客户名。");
        }
    }

    /** Sets the customer of a name, or says what the choice is. @return whether it is known now */
    boolean nameCustomer(Dialog dialog, String typed, Employee sender, CommandContext context) {
        String name = CleanText.line(typed);
        if (name.startsWith("+") || name.startsWith("＋")) {
            dialogs.setCustomer(
                    dialog.id(), Optional.empty(), Optional.of(name.substring(1).strip()), clock.instant());
            return true;
        }
        if (name.isEmpty() || customers.unknown(name, sender)) {
            dialogs.ask(dialog.id(), Optional.of(Question.CUSTOMER), dialog.filing(), clock.instant());
            context.respond("客户名单里没有“" + Shortening.chars(name, 20) + "”。\n回复“新客户”就先按这个名字记为待认领；写错了请重发客户名。");
            return false;
        }
        dialogs.ask(dialog.id(), Optional.of(Question.CUSTOMER), dialog.filing(), clock.instant());
        Optional<Customer> customer = customers.named(name, "", "visit", sender, context);
        customer.ifPresent(found -> setCustomer(dialog, found));
        if (customer.isEmpty()) {
            context.say("都不是的话，回复“新客户”就按“" + Shortening.chars(name, 20) + "”记为待认领。");
        }
        return customer.isPresent();
    }

    void setCustomer(Dialog dialog, Customer customer) {
        dialogs.setCustomer(dialog.id(), Optional.of(customer.id()), Optional.empty(), clock.instant());
    }

    /** Takes the name that was asked about for one of a customer nobody knows. @return whether there is such a name */
    boolean newCustomer(Dialog dialog) {
        Optional<String> name = dialogs.parts(dialog.id()).stream()
                .filter(part -> part.kind() == Kind.ANSWER)
                .map(DialogPart::text)
                .reduce((earlier, later) -> later);
        name.ifPresent(given -> dialogs.setCustomer(
                dialog.id(), Optional.empty(), Optional.of(CleanText.line(given)), clock.instant()));
        return name.isPresent();
    }

    /** After an answer: files it when that was what it waited for, else says that it goes on. */
    void goOn(String dialogId, Employee sender, CommandContext context) {
        Dialog dialog = dialogs.byId(dialogId).orElseThrow();
        if (dialog.filing()) {
            submit(dialog, sender, context);
        } else {
            context.respond(started(dialog));
        }
    }

    /** The line that a report begins with. */
    String started(Dialog dialog) {
        return "好，在记" + customerName(dialog).orElse("这次") + "的拜访。文字、照片、位置、语音都可以发，发完说“提交”。";
    }

    Card collecting(Dialog dialog) {
        return OpenReportCard.collecting(open(dialogs.byId(dialog.id()).orElse(dialog)));
    }

    /** How far it is. */
    OpenReport open(Dialog dialog) {
        VisitReport report = filing.report(dialog);
        long links = content(dialog).stream()
                .filter(part -> part.kind() == Kind.LINK)
                .count();
        return new OpenReport(
                dialog.id(),
                dialog.revision(),
                customerName(dialog),
                report.texts(),
                report.photos(),
                report.otherFiles() + (int) links,
                report.place().isPresent());
    }

    Optional<String> customerName(Dialog dialog) {
        return filing.customer(dialog).map(Customer::displayName).or(dialog::customerName);
    }

    /** What was sent beside answers. */
    List<DialogPart> content(Dialog dialog) {
        return dialogs.parts(dialog.id()).stream()
                .filter(part -> part.kind() != Kind.ANSWER && part.kind() != Kind.GONE)
                .toList();
    }
}
