package cn.topcentral.hub.bot.dialog;

import cn.topcentral.hub.bot.command.Command;
import cn.topcentral.hub.bot.command.CommandContext;
import cn.topcentral.hub.bot.command.CommandRequest;
import cn.topcentral.hub.bot.command.CommandRequest.Origin;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.dialog.Dialog;
import cn.topcentral.hub.storage.dialog.Dialog.Question;
import cn.topcentral.hub.storage.dialog.Dialog.Status;
import cn.topcentral.hub.storage.dialog.DialogPart.Kind;
import cn.topcentral.hub.storage.dialog.DialogRepository;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import cn.topcentral.hub.templates.visit.OpenReportCard;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** Opens a visit report, and is where the buttons of its cards arrive: {@code visit:ACTION DIALOG}, or {@code visit:CUSTOMER} after a choice. */
final class VisitCommand implements Command {
    private static final Set<String> ACTIONS =
            Set.of("confirm", "amend", "void", "file", "drop", "discard", "keep", "yes", "no", "switch");
    private static final int MOST_REPEATED_BYTES = 800;

    private final DialogRepository dialogs;
    private final VisitDesk desk;
    private final VisitActions actions;
    private final VisitConversation conversation;
    private final PartCollector collector;
    private final VisitCustomers customers;
    private final Clock clock;

    VisitCommand(
            DialogRepository dialogs,
            VisitDesk desk,
            VisitActions actions,
            VisitConversation conversation,
            PartCollector collector,
            VisitCustomers customers,
            Clock clock) {
        this.dialogs = dialogs;
        this.desk = desk;
        this.actions = actions;
        this.conversation = conversation;
        this.collector = collector;
        this.customers = customers;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "visit";
    }

    @Override
    public String chineseName() {
        return "拜访";
    }

    @Override
    public String arguments() {
        return "客户名 [一句话]";
    }

    @Override
    public String help() {
        return "写拜访报告：文字、照片、位置、语音随便发，发完说“提交”";
    }

    @Override
    public String example() {
        return "/拜访 奥克斯";
    }

    @Override
    public boolean changes() {
        return true;
    }

    /** In a group the report is written privately all the same. */
    @Override
    public void run(CommandRequest request, CommandContext asked) {
        CommandContext context = asked.privately();
        Employee sender = request.sender();
        String[] words = request.arguments().strip().split(" ", 2);
        String rest = words.length == 2 ? words[1] : "";
        if (request.origin() == Origin.TAPPED && ACTIONS.contains(words[0])) {
            act(words[0], rest, sender, context);
        } else if (request.origin() == Origin.TAPPED) {
            customers
                    .byId(words[0], sender, name(), context)
                    .ifPresent(customer -> chosen(customer, "", sender, context));
        } else {
            typed(words[0], rest, sender, context);
        }
    }

    private void typed(String name, String rest, Employee sender, CommandContext context) {
        Optional<Dialog> open = dialogs.open(sender.userid());
        if (name.isEmpty()) {
            if (open.isPresent()) {
                context.respond(desk.collecting(open.get()));
            } else {
                begin(sender, Optional.of(Question.CUSTOMER), context);
                context.respond(VisitDesk.WHICH_CUSTOMER);
            }
        } else if (rest.isEmpty() && (name.equals("继续") || name.equals("continue"))) {
            desk.resume(sender, context);
        } else if (rest.isEmpty()
                && Reply.of(name)
                        .filter(reply -> reply == Reply.SUBMIT || reply == Reply.CANCEL)
                        .isPresent()) {
            ended(Reply.of(name).orElseThrow(), open, sender, context);
        } else {
            named(name, rest, open, sender, context);
        }
    }

    private void ended(Reply reply, Optional<Dialog> open, Employee sender, CommandContext context) {
        if (open.isEmpty()) {
            context.respond("现在没有在写的拜访报告。要写请发送 " + example() + "。");
        } else if (reply == Reply.SUBMIT) {
            desk.submit(open.get(), sender, context);
        } else {
            desk.cancel(open.get(), context);
        }
    }

    /** What was said with the name must not be lost over finding out whom the name means, so then the report is opened first. */
    private void named(String name, String rest, Optional<Dialog> open, Employee sender, CommandContext context) {
        boolean plus = name.startsWith("+") || name.startsWith("＋");
        boolean unclear = plus || customers.unknown(name, sender) || !customers.standsOut(name);
        if (!unclear
                || open.filter(dialog -> !tentative(dialog))
                        .filter(Dialog::hasCustomer)
                        .isPresent()) {
            customers
                    .named(name, rest, name(), sender, context)
                    .ifPresent(customer -> chosen(customer, rest, sender, context));
            return;
        }
        Dialog dialog = begin(sender, Optional.of(Question.CUSTOMER), context);
        collector.words(dialog, Kind.ANSWER, name, context);
        if (!rest.isEmpty()) {
            collector.words(dialog, Kind.TEXT, rest, context);
        }
        if (desk.nameCustomer(dialog, name, sender, context)) {
            desk.goOn(dialog.id(), sender, context);
        }
    }

    /** The open report; else a new one. A question whether something was a report is answered by beginning one. */
    private Dialog begin(Employee sender, Optional<Question> question, CommandContext context) {
        Optional<Dialog> open = dialogs.open(sender.userid());
        open.filter(VisitCommand::tentative)
                .ifPresent(dialog -> dialogs.move(dialog.id(), Status.OPEN, Status.DROPPED, clock.instant()));
        return open.filter(dialog -> !tentative(dialog)).orElseGet(() -> {
            String id = DialogIds.of(Dialog.Kind.VISIT, sender, context.reference());
            dialogs.begin(id, sender.userid(), question, clock.instant());
            return dialogs.byId(id).orElseThrow();
        });
    }

    private static boolean tentative(Dialog dialog) {
        return dialog.asked(Question.REPORT);
    }

    private void chosen(Customer customer, String rest, Employee sender, CommandContext context) {
        Dialog dialog = begin(sender, Optional.empty(), context);
        if (!dialog.is(Status.OPEN)) {
            // The same line once more, after its report was closed.
            return;
        }
        boolean other = dialog.hasCustomer()
                && !dialog.customer().equals(Optional.of(customer.id()))
                && (dialog.amending() || !desk.content(dialog).isEmpty());
        if (other) {
            boolean repeated = Shortening.bytes(rest) <= MOST_REPEATED_BYTES;
            context.respond(OpenReportCard.another(
                    desk.open(dialog),
                    CleanText.line(customer.displayName()),
                    (customer.id().value() + " " + (repeated ? CleanText.line(rest) : "")).strip()));
            return;
        }
        desk.setCustomer(dialog, customer);
        if (!rest.isEmpty()) {
            collector.words(dialog, Kind.TEXT, rest, context);
        }
        desk.goOn(dialog.id(), sender, context);
    }

    private void act(String action, String arguments, Employee sender, CommandContext context) {
        String[] parts = arguments.split(" ", 3);
        Dialog dialog = actions.own(parts[0], sender);
        switch (action) {
            case "confirm" -> actions.confirm(dialog, sender, context);
            case "amend" -> actions.amend(dialog, sender, context);
            case "void" -> actions.withdraw(dialog, sender, context);
            case "yes" -> actions.accept(dialog, sender, context, conversation);
            case "no" -> actions.refuse(dialog, sender, context);
            default -> {
                if (actions.isOpen(dialog, sender, context)) {
                    open(action, dialog, parts, sender, context);
                }
            }
        }
    }

    private void open(String action, Dialog dialog, String[] parts, Employee sender, CommandContext context) {
        switch (action) {
            case "file" -> desk.submit(dialog, sender, context);
            case "drop" -> desk.cancel(dialog, context);
            case "discard" -> desk.drop(dialog, context);
            case "keep" -> desk.keep(dialog, context);
            case "switch" -> {
                desk.submit(dialog, sender, context);
                boolean filed = dialogs.open(sender.userid()).isEmpty();
                if (filed && parts.length > 1) {
                    customers
                            .byId(parts[1], sender, name(), context)
                            .ifPresent(customer -> chosen(customer, parts.length > 2 ? parts[2] : "", sender, context));
                }
            }
            default -> throw new IllegalStateException("A button without meaning: " + action);
        }
    }
}
