package cn.topcentral.hub.bot.dialog;

import cn.topcentral.hub.bot.command.CommandContext;
import cn.topcentral.hub.bot.command.Conversation;
import cn.topcentral.hub.bot.command.Incoming;
import cn.topcentral.hub.bot.command.Place;
import cn.topcentral.hub.connectors.meeting.ReportJson;
import cn.topcentral.hub.connectors.meeting.WrittenReport;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.dialog.Dialog;
import cn.topcentral.hub.storage.dialog.Dialog.Question;
import cn.topcentral.hub.storage.dialog.Dialog.Status;
import cn.topcentral.hub.storage.dialog.DialogPart.Kind;
import cn.topcentral.hub.storage.dialog.DialogRepository;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.templates.visit.OpenReportCard;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Visit reports as people chat them. While a report of theirs is open, what they send alone with the bot goes into it; otherwise a message that plainly
 * is a report begins one, and is filed at once when it says whom it is about. In a group only such a message is taken, and answered privately.
 * Thread-safe; everything that must last is in the database.
 */
public final class VisitConversation implements Conversation {
    /** What is sent so shortly after filing belongs to the report. */
    private static final Duration AFTERTHOUGHT = Duration.ofMinutes(10);

    private static final Duration TO_BE_CONFIRMED = Duration.ofDays(1);
    private static final int LONGEST_NAME = 30;
    private static final Pattern MENTION = Pattern.compile("^\\s*[@＠]\\S+\\s+|\\s+[@＠]\\S+\\s*$");
    private static final Pattern SENTENCE = Pattern.compile("[。！？!?；;\\n]|[，,].*[，,]|[:：]");
    private static final Pattern TELLING = Pattern.compile("了|聊|谈|看|说|问|给|要|今天|昨天|上午|下午|我|他");
    private static final Pattern AGREES = Pattern.compile("(?i)\\s*(?:好|好的|好嘞|嗯|嗯嗯|ok|okay)[。.!！~]?\\s*");

    private final DialogRepository dialogs;
    private final PartCollector collector;
    private final VisitDesk desk;
    private final VisitActions actions;
    private final VisitCustomers customers;
    private final Clock clock;

    VisitConversation(
            DialogRepository dialogs,
            PartCollector collector,
            VisitDesk desk,
            VisitActions actions,
            VisitCustomers customers,
            Clock clock) {
        this.dialogs = dialogs;
        this.collector = collector;
        this.desk = desk;
        this.actions = actions;
        this.customers = customers;
        this.clock = clock;
    }

    @Override
    public boolean take(Employee sender, Incoming incoming, CommandContext context) {
        if (incoming instanceof Incoming.Tap || incoming instanceof Incoming.Entered) {
            return false;
        }
        boolean group = context.place() instanceof Place.Group;
        Optional<Dialog> open = dialogs.open(sender.userid());
        if (incoming instanceof Incoming.Text text) {
            String words = group ? MENTION.matcher(text.text()).replaceAll("") : text.text();
            if (open.isEmpty()) {
                return fresh(sender, words, context.privately(), group);
            }
            return !group && text(open.get(), sender, words, context);
        }
        return !group && other(open, sender, incoming, context);
    }

    /** Photos and the like: into the open report, or into the one just filed, which they came too late for. */
    private boolean other(Optional<Dialog> open, Employee sender, Incoming incoming, CommandContext context) {
        Optional<Dialog> dialog = open.or(() -> dialogs.latest(
                        sender.userid(), Set.of(Status.FILED), clock.instant().minus(AFTERTHOUGHT))
                .filter(filed -> dialogs.reopen(filed, Status.FILED, clock.instant()))
                .flatMap(filed -> dialogs.byId(filed.id())));
        if (dialog.isEmpty()) {
            return false;
        }
        if (dialog.get().asked(Question.REPORT) || dialog.get().asked(Question.DROP)) {
            dialogs.ask(dialog.get().id(), Optional.empty(), false, clock.instant());
        }
        Optional<String> line = collector.take(dialog.get(), incoming, context);
        if (open.isEmpty()) {
            context.respond("已加进刚才的拜访报告" + line.map(said -> "：" + said).orElse("") + "。发完说“提交”。");
        } else if (dialog.get().filing()) {
            desk.submit(dialogs.byId(dialog.get().id()).orElseThrow(), sender, context);
        } else {
            line.ifPresent(context::respond);
        }
        return true;
    }

    /** Without an open report. */
    private boolean fresh(Employee sender, String words, CommandContext context, boolean group) {
        String id = DialogIds.of(Dialog.Kind.VISIT, sender, context.reference());
        Optional<Dialog> same = dialogs.byId(id);
        if (same.isPresent() || collector.knows(Kind.TEXT, context)) {
            // The same message once more, because its answer did not get through.
            same.filter(dialog -> dialog.is(Status.FILED))
                    .ifPresent(dialog -> context.respond(desk.filedCard(dialog, sender)));
            return true;
        }
        Optional<Reply> reply = Reply.of(words);
        if (reply.isPresent()) {
            return !group && lastWords(reply.get(), sender, context);
        }
        ReportJudge.Verdict verdict = ReportJudge.judge(words);
        if (verdict == ReportJudge.Verdict.NO) {
            return false;
        }
        boolean maybe = verdict == ReportJudge.Verdict.MAYBE;
        dialogs.begin(id, sender.userid(), maybe ? Optional.of(Question.REPORT) : Optional.empty(), clock.instant());
        Dialog dialog = dialogs.byId(id).orElseThrow();
        collector.words(dialog, Kind.TEXT, words, context);
        if (maybe) {
            context.respond(OpenReportCard.isItAReport(desk.open(dialog), words));
        } else {
            oneShot(dialog, words, sender, context);
        }
        return true;
    }

    /** A report that says everything is filed at once; else what is missing is asked for. */
    void oneShot(Dialog dialog, String words, Employee sender, CommandContext context) {
        dialogs.ask(dialog.id(), Optional.empty(), true, clock.instant());
        Dialog filing = dialogs.byId(dialog.id()).orElseThrow();
        Optional<String> label = customerLabel(words);
        if (label.isPresent()) {
            collector.words(filing, Kind.ANSWER, label.get(), context);
            if (!desk.nameCustomer(filing, label.get(), sender, context)) {
                return;
            }
        } else {
            customers.calledIn(words, sender, context).ifPresent(customer -> desk.setCustomer(filing, customer));
        }
        desk.submit(dialogs.byId(dialog.id()).orElseThrow(), sender, context);
    }

    /** Words that belong to the card of the report filed last, for those who cannot tap, and since taps can be lost. */
    private boolean lastWords(Reply reply, Employee sender, CommandContext context) {
        Optional<Dialog> filed = dialogs.latest(
                sender.userid(), Set.of(Status.FILED), clock.instant().minus(TO_BE_CONFIRMED));
        if (filed.isEmpty()) {
            return false;
        }
        switch (reply) {
            case CONFIRM -> actions.confirm(filed.get(), sender, context);
            case AMEND -> actions.amend(filed.get(), sender, context);
            case VOID -> actions.withdraw(filed.get(), sender, context);
            case SUBMIT -> context.respond(desk.filedCard(filed.get(), sender));
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean text(Dialog dialog, Employee sender, String words, CommandContext context) {
        Optional<Reply> reply = Reply.of(words);
        if (dialog.asked(Question.REPORT)) {
            return tentative(dialog, reply, sender, words, context);
        }
        if (reply.isPresent()) {
            reply(dialog, reply.get(), sender, context);
        } else if (dialog.asked(Question.CUSTOMER) && isName(words) && !tells(words, sender)) {
            collector.words(dialog, Kind.ANSWER, words, context);
            if (desk.nameCustomer(dialog, words, sender, context)) {
                desk.goOn(dialog.id(), sender, context);
            }
        } else {
            content(dialog, words, sender, context);
        }
        return true;
    }

    /** Asked whether it is a report at all: whatever is no answer means that it was none. */
    private boolean tentative(
            Dialog dialog, Optional<Reply> reply, Employee sender, String words, CommandContext context) {
        boolean same =
                DialogIds.of(Dialog.Kind.VISIT, sender, context.reference()).equals(dialog.id());
        if (same) {
            context.respond(OpenReportCard.isItAReport(desk.open(dialog), words));
            return true;
        }
        if (reply.filter(Reply.YES::equals).isPresent() || AGREES.matcher(words).matches()) {
            actions.accept(dialog, sender, context, this);
            return true;
        }
        dialogs.move(dialog.id(), Status.OPEN, Status.DROPPED, clock.instant());
        if (reply.isPresent()) {
            context.respond("好，没有记。");
            return true;
        }
        return fresh(sender, words, context, false);
    }

    private void reply(Dialog dialog, Reply reply, Employee sender, CommandContext context) {
        boolean dropping = dialog.asked(Question.DROP);
        switch (reply) {
            case SUBMIT, CONFIRM -> desk.submit(dialog, sender, context);
            case CANCEL, VOID -> {
                if (dropping) {
                    desk.drop(dialog, context);
                } else {
                    desk.cancel(dialog, context);
                }
            }
            case YES -> {
                if (dropping) {
                    desk.drop(dialog, context);
                }
            }
            case NO -> {
                if (dropping) {
                    desk.keep(dialog, context);
                }
            }
            case NEW_CUSTOMER -> {
                if (desk.newCustomer(dialog)) {
                    desk.goOn(dialog.id(), sender, context);
                } else {
                    context.respond(VisitDesk.WHICH_CUSTOMER);
                }
            }
            case AMEND -> context.respond(VisitActions.HOW_TO_AMEND);
            case THANKS -> {
                // Nothing to report, and nothing to answer.
            }
        }
    }

    private void content(Dialog dialog, String words, Employee sender, CommandContext context) {
        boolean first = desk.content(dialog).isEmpty();
        collector.words(dialog, Kind.TEXT, words, context);
        if (dialog.asked(Question.DROP) || dialog.asked(Question.CONTENT)) {
            dialogs.ask(dialog.id(), Optional.empty(), dialog.filing(), clock.instant());
        }
        Optional<String> label = customerLabel(words);
        if (label.isPresent()) {
            collector.words(dialog, Kind.ANSWER, label.get(), context);
            if (!desk.nameCustomer(dialog, label.get(), sender, context)) {
                return;
            }
        } else if (!dialog.hasCustomer()) {
            Optional<Customer> called = customers.calledIn(words, sender, context);
            called.ifPresent(customer -> desk.setCustomer(dialog, customer));
        }
        Dialog now = dialogs.byId(dialog.id()).orElseThrow();
        if (now.filing()) {
            desk.submit(now, sender, context);
        } else if (now.amending()) {
            context.respond("改好了，还有就接着发，没有就说“提交”。");
        } else if (!now.hasCustomer() && !now.asked(Question.CUSTOMER)) {
            dialogs.ask(now.id(), Optional.of(Question.CUSTOMER), false, clock.instant());
            context.respond(VisitDesk.WHICH_CUSTOMER);
        } else if (first) {
            context.respond("收到，接着发，发完说“提交”。");
        }
    }

    /** A short sentence instead of the name that was asked for is content, and must not be lost as a wrong name. */
    private boolean tells(String words, Employee sender) {
        return TELLING.matcher(words).find() && customers.unknown(words.strip(), sender);
    }

    private static boolean isName(String words) {
        return words.strip().length() <= LONGEST_NAME
                && !SENTENCE.matcher(words.strip()).find();
    }

    private static Optional<String> customerLabel(String words) {
        return FieldLines.namesCustomer(words)
                ? ReportJson.text(WrittenReport.read(FieldLines.apart(words)), "customers")
                        .map(names -> names.lines().findFirst().orElse(""))
                        .filter(name -> !name.isBlank())
                : Optional.empty();
    }
}
