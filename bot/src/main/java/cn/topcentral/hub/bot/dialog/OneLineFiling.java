package cn.topcentral.hub.bot.dialog;

import cn.topcentral.hub.bot.command.CommandContext;
import cn.topcentral.hub.bot.command.CommandRefused;
import cn.topcentral.hub.bot.command.CommandRequest;
import cn.topcentral.hub.connectors.aggregation.AggregationEngine;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.FollowUp;
import cn.topcentral.hub.connectors.aggregation.IntakeResult;
import cn.topcentral.hub.connectors.aggregation.Party;
import cn.topcentral.hub.connectors.aggregation.Party.Role;
import cn.topcentral.hub.connectors.aggregation.Party.Side;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
import cn.topcentral.hub.connectors.meeting.People;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.dialog.Dialog;
import cn.topcentral.hub.storage.dialog.Dialog.Kind;
import cn.topcentral.hub.storage.dialog.DialogRepository;
import cn.topcentral.hub.storage.dialog.FiledRecords;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.templates.card.Card;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import cn.topcentral.hub.templates.visit.FiledReport;
import cn.topcentral.hub.templates.visit.FiledReportCard;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Files a call or an internal note that came in one line, once however often the line comes. Thread-safe. */
final class OneLineFiling {
    /** What a button can repeat. */
    private static final int MOST_REPEATED_BYTES = 800;

    private static final int GIST = 100;
    private static final int SUBJECT = 40;
    private static final Pattern INBOUND = Pattern.compile("呼入|来电|打来|打进来|打电话来|打给我|接到");
    private static final Pattern OUTBOUND = Pattern.compile("呼出|去电|打给(?!我)|打过去|拨打|回电|回了电话|致电|打了(?:个)?电话|联系了");

    private final DialogRepository dialogs;
    private final AggregationEngine engine;
    private final FiledRecords records;
    private final VisitCustomers customers;
    private final VisitFiling filing;
    private final FollowUpFinder followUps;
    private final People people;
    private final Clock clock;

    OneLineFiling(
            DialogRepository dialogs,
            AggregationEngine engine,
            FiledRecords records,
            VisitCustomers customers,
            VisitFiling filing,
            FollowUpFinder followUps,
            People people,
            Clock clock) {
        this.dialogs = dialogs;
        this.engine = engine;
        this.records = records;
        this.customers = customers;
        this.filing = filing;
        this.followUps = followUps;
        this.people = people;
        this.clock = clock;
    }

    /**
     * Files what a command was given, or offers the customers that may be meant.
     *
     * @param command its English name, for the buttons of the choice
     */
    void file(Kind kind, String command, String example, CommandRequest request, CommandContext context) {
        OneLine line = OneLine.parse(request.arguments(), kind == Kind.CALL);
        if (line.customer().isEmpty() || line.text().isEmpty()) {
            throw new CommandRefused("请写上客户名和内容，一行就行，例如：" + example);
        }
        String id = DialogIds.of(kind, request.sender(), context.reference());
        boolean unknown = line.customer().startsWith("+") || line.customer().startsWith("＋");
        String name = unknown ? line.customer().substring(1).strip() : line.customer();
        if (unknown && (kind == Kind.NOTE || name.isEmpty())) {
            throw new CommandRefused("备注要记在名单里的客户上，例如：" + example);
        }
        Optional<Customer> customer = unknown ? Optional.empty() : customer(kind, command, line, request, context);
        if (customer.isPresent() || unknown) {
            context.respond(filed(kind, id, line, customer, name, request.sender()));
        }
    }

    private Optional<Customer> customer(
            Kind kind, String command, OneLine line, CommandRequest request, CommandContext context) {
        String rest =
                request.arguments().strip().substring(line.customer().length()).strip();
        String shown = Shortening.chars(CleanText.line(line.customer()), 20);
        if (customers.unknown(line.customer(), request.sender())) {
            throw new CommandRefused("客户名单里没有“" + shown + "”。请换个写法再发一次"
                    + (kind == Kind.CALL ? "；是新客户的话，在名字前加 + 号，例如 /通话 +" + shown + " …，会先记为待认领。" : "。"));
        }
        if (Shortening.bytes(rest) > MOST_REPEATED_BYTES && !customers.standsOut(line.customer())) {
            throw new CommandRefused("“" + shown + "”可能是好几家客户，内容又比较长，请写客户全名再发一次。");
        }
        return customers.named(line.customer(), rest, command, request.sender(), context);
    }

    private Card filed(Kind kind, String id, OneLine line, Optional<Customer> customer, String name, Employee sender) {
        Instant now = clock.instant();
        Optional<Dialog> before = dialogs.byId(id);
        Instant time =
                before.map(Dialog::openedAt).orElse(now).minus(line.duration().orElse(Duration.ZERO));
        String called = customer.map(Customer::name).orElse(name);
        List<FollowUp> toDo = followUps.find(DialogIds.type(kind), line.text(), time).stream()
                .map(item ->
                        new FollowUp(item.title(), item.due(), item.owner().or(() -> Optional.of(sender.userid()))))
                .toList();
        if (before.isEmpty()) {
            RecordId record = store(draft(kind, id, line, customer, called, sender, time, toDo));
            dialogs.addFiled(id, sender.userid(), kind, customer.map(Customer::id), called, record, now);
        }
        return FiledReportCard.toConfirm(new FiledReport(
                id,
                1,
                kind == Kind.CALL ? FiledReport.Kind.CALL : FiledReport.Kind.NOTE,
                customer.map(Customer::displayName).orElse(name),
                customer.isPresent(),
                time,
                true,
                line.duration(),
                Optional.empty(),
                PeopleNames.in(line.text()),
                Shortening.chars(line.text(), GIST),
                0,
                0,
                VisitFiling.lines(toDo),
                filing.page(customer.map(Customer::id)),
                now));
    }

    private RecordId store(CommunicationDraft draft) {
        IntakeResult result = engine.accept(List.of(draft)).get(0);
        if (result instanceof IntakeResult.Rejected rejected) {
            throw new CommandRefused("没能记下（" + Shortening.chars(rejected.reason(), 60) + "），请联系管理员。");
        }
        return records.of(draft.source().system(), draft.source().recordId())
                .orElseThrow(() -> new IllegalStateException("Accepted, and in no ledger: " + draft.source()));
    }

    private CommunicationDraft draft(
            Kind kind,
            String id,
            OneLine line,
            Optional<Customer> customer,
            String called,
            Employee sender,
            Instant time,
            List<FollowUp> toDo) {
        CommunicationType type = DialogIds.type(kind);
        SourceKey source = DialogIds.source(kind, id);
        Optional<Direction> direction = kind == Kind.NOTE ? Optional.of(Direction.INTERNAL) : direction(line.text());
        return CommunicationDraft.of(source, type, kind == Kind.NOTE ? "内部备注" : type.label(), time)
                .direction(direction)
                .duration(line.duration())
                .zone(ChineseTime.ZONE)
                .parties(
                        kind == Kind.NOTE
                                ? List.of(ours(sender, Role.INITIATOR))
                                : callers(line, called, sender, direction))
                .subject(Optional.of(kind == Kind.NOTE ? "内部备注" : subject(line, direction)))
                .content(line.text())
                .original(Optional.of(line.text()))
                .followUps(toDo)
                .attributes(customer.map(known -> Map.of(
                                CommunicationDraft.CUSTOMER_ID, known.id().value()))
                        .orElse(Map.of()))
                .build();
    }

    /** Nobody is said to have begun what nobody says who began. */
    private List<Party> callers(OneLine line, String called, Employee sender, Optional<Direction> direction) {
        Role our = direction
                .map(way -> way == Direction.OUTBOUND ? Role.INITIATOR : Role.RECIPIENT)
                .orElse(Role.PARTICIPANT);
        Role their = direction
                .map(way -> way == Direction.OUTBOUND ? Role.RECIPIENT : Role.INITIATOR)
                .orElse(Role.PARTICIPANT);
        List<Party> parties = new ArrayList<>(List.of(ours(sender, our)));
        line.number()
                .map(number -> people.phone(number, Optional.empty(), their, Side.CUSTOMER))
                .ifPresent(parties::add);
        parties.add(People.company(called, line.number().isPresent() ? Role.PARTICIPANT : their, Side.CUSTOMER));
        PeopleNames.in(line.text()).stream()
                .map(name -> People.name(name, Role.PARTICIPANT, Side.CUSTOMER))
                .forEach(parties::add);
        return parties;
    }

    private static Party ours(Employee sender, Role role) {
        return new Party(
                role,
                ContactPointKind.WECOM_USER,
                Optional.of(sender.userid()),
                sender.userid(),
                Optional.of(sender.name()),
                Side.OURS);
    }

    private static Optional<Direction> direction(String text) {
        String beginning = text.substring(0, Math.min(text.length(), SUBJECT));
        if (INBOUND.matcher(beginning).find()) {
            return Optional.of(Direction.INBOUND);
        }
        return OUTBOUND.matcher(beginning).find() ? Optional.of(Direction.OUTBOUND) : Optional.empty();
    }

    private static String subject(OneLine line, Optional<Direction> direction) {
        String way =
                direction.map(known -> known == Direction.INBOUND ? "呼入" : "呼出").orElse("电话");
        return way
                + line.number().map(number -> " " + number).orElse("")
                + line.duration()
                        .map(length -> " 通话 " + ChineseTime.length(length))
                        .orElse("");
    }
}
