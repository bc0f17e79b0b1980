package cn.topcentral.hub.bot.dialog;

import cn.topcentral.hub.bot.command.CommandRefused;
import cn.topcentral.hub.bot.gateway.Address;
import cn.topcentral.hub.bot.gateway.Message;
import cn.topcentral.hub.bot.timeline.PageLinks;
import cn.topcentral.hub.connectors.aggregation.AggregationEngine;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.FollowUp;
import cn.topcentral.hub.connectors.aggregation.IntakeResult;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerOperations;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.dialog.Dialog;
import cn.topcentral.hub.storage.dialog.DialogPart;
import cn.topcentral.hub.storage.dialog.DialogRepository;
import cn.topcentral.hub.storage.dialog.FiledRecords;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.notification.NewNotification;
import cn.topcentral.hub.storage.notification.NotificationKind;
import cn.topcentral.hub.templates.card.Card;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.Shortening;
import cn.topcentral.hub.templates.visit.FiledReport;
import cn.topcentral.hub.templates.visit.FiledReport.FollowUpLine;
import cn.topcentral.hub.templates.visit.FiledReportCard;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes a record of a dialog that says enough, once, whoever files it and however often. Thread-safe. */
final class VisitFiling {
    /** Between filing and noting it another message may come in; then it is filed again with that. */
    private static final int ATTEMPTS = 5;

    private static final int GIST = 100;
    private static final Duration WORTH_TELLING = Duration.ofDays(1);

    private final DialogRepository dialogs;
    private final AggregationEngine engine;
    private final VisitDrafts drafts;
    private final FiledRecords records;
    private final TimelineRepository timeline;
    private final CustomerRepository customers;
    private final CustomerOperations operations;
    private final PageLinks links;
    private final Clock clock;

    VisitFiling(
            DialogRepository dialogs,
            AggregationEngine engine,
            VisitDrafts drafts,
            FiledRecords records,
            TimelineRepository timeline,
            CustomerRepository customers,
            CustomerOperations operations,
            PageLinks links,
            Clock clock) {
        this.dialogs = dialogs;
        this.engine = engine;
        this.drafts = drafts;
        this.records = records;
        this.timeline = timeline;
        this.customers = customers;
        this.operations = operations;
        this.links = links;
        this.clock = clock;
    }

    VisitReport report(Dialog dialog) {
        return VisitReport.of(dialog, dialogs.parts(dialog.id()));
    }

    /**
     * Files a dialog that has a customer and content.
     *
     * @param push whether its card is to be put into the outbox, because nobody waits for an answer
     * @return the card; empty when somebody else has filed it meanwhile
     * @throws CommandRefused when the record cannot be stored
     */
    Optional<Card> file(String dialogId, Employee reporter, boolean push) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Dialog seen = dialogs.byId(dialogId).orElseThrow();
            if (!seen.is(Dialog.Status.OPEN)) {
                return Optional.empty();
            }
            List<DialogPart> parts = dialogs.parts(dialogId);
            VisitReport report = VisitReport.of(seen, parts);
            RecordId record = store(seen, report, reporter);
            Card card = FiledReportCard.toConfirm(shown(seen, report, reporter));
            int last = parts.isEmpty() ? 0 : parts.get(parts.size() - 1).seq();
            Instant now = clock.instant();
            Optional<NewNotification> tell =
                    push ? Optional.of(notification(seen, "filed", card, now)) : Optional.empty();
            if (dialogs.filed(seen, last, record, tell, now)) {
                return Optional.of(card);
            }
        }
        throw new CommandRefused("还在收您的消息，请稍等几秒再发一次“提交”。");
    }

    /** A push of a dialog to its person. */
    static NewNotification notification(Dialog dialog, String what, Card card, Instant now) {
        return notification(dialog, what, Message.of(card), "拜访报告待核对", now);
    }

    static NewNotification notification(Dialog dialog, String what, Message message, String summary, Instant now) {
        return new NewNotification(
                "dialog:" + dialog.id() + ":" + what + ":" + dialog.revision(),
                new Address.Member(dialog.userid()).audience(),
                NotificationKind.REMINDER,
                message.json(),
                summary,
                now,
                Optional.of(now.plus(WORTH_TELLING)));
    }

    private RecordId store(Dialog dialog, VisitReport report, Employee reporter) {
        List<FollowUp> toDo = drafts.followUps(report, reporter);
        Optional<Customer> customer = customer(dialog);
        CommunicationDraft draft = drafts.draft(dialog, report, toDo, customer, reporter);
        IntakeResult result = engine.accept(List.of(draft)).get(0);
        if (result instanceof IntakeResult.Rejected rejected) {
            throw new CommandRefused("这份报告没能归档（" + Shortening.chars(rejected.reason(), 60) + "），内容都还在。请联系管理员。");
        }
        RecordId record = records.of(draft.source().system(), draft.source().recordId())
                .orElseThrow(() -> new IllegalStateException("Accepted, and in no ledger: " + draft.source()));
        if (dialog.amending()) {
            records.keepTasks(
                    record,
                    VisitDrafts.SYSTEM,
                    toDo.stream().map(FollowUp::title).toList(),
                    dialog.userid(),
                    clock.instant());
            customer.map(Customer::id).ifPresent(id -> moveTo(record, id, dialog.userid()));
        }
        return record;
    }

    /** Intake never takes a record from a customer; a person who says that it is another's may. */
    private void moveTo(RecordId record, CustomerId customer, String actor) {
        Optional<CustomerId> before =
                timeline.byId(record).flatMap(TimelineRecord::customer).map(customers::survivor);
        if (!before.equals(Optional.of(customer))) {
            operations.claim(record, customer, actor);
        }
    }

    Optional<Customer> customer(Dialog dialog) {
        return dialog.customer().map(customers::survivor).flatMap(customers::byId);
    }

    /** How a filed visit is shown, from what was said. */
    FiledReport shown(Dialog dialog, VisitReport report, Employee reporter) {
        Optional<Customer> customer = customer(dialog);
        return new FiledReport(
                dialog.id(),
                dialog.revision(),
                FiledReport.Kind.VISIT,
                customer.map(Customer::displayName).or(dialog::customerName).orElse(""),
                customer.isPresent(),
                report.time(),
                report.exact(),
                report.duration(),
                report.place(),
                report.people(),
                Shortening.chars(report.content(), GIST),
                report.photos(),
                report.otherFiles(),
                lines(drafts.followUps(report, reporter)),
                page(customer.map(Customer::id)),
                clock.instant());
    }

    static List<FollowUpLine> lines(List<FollowUp> items) {
        return items.stream()
                .map(item -> new FollowUpLine(item.title(), item.due().map(ChineseTime::date)))
                .toList();
    }

    URI page(Optional<CustomerId> customer) {
        return customer.map(links::timeline).orElse(links.base());
    }
}
