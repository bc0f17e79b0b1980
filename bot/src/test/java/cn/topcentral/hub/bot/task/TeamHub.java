package cn.topcentral.hub.bot.task;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.command.Command;
import cn.topcentral.hub.bot.command.CommandDispatcher;
import cn.topcentral.hub.bot.command.CommandRegistry;
import cn.topcentral.hub.bot.command.CustomerChoice;
import cn.topcentral.hub.bot.command.HelpCommand;
import cn.topcentral.hub.bot.command.Incoming;
import cn.topcentral.hub.bot.command.RecordingContext;
import cn.topcentral.hub.bot.command.TimelineCommand;
import cn.topcentral.hub.bot.guess.Greeting;
import cn.topcentral.hub.bot.guess.SaidGuess;
import cn.topcentral.hub.bot.health.SourceHealth;
import cn.topcentral.hub.bot.operation.OperationCommands;
import cn.topcentral.hub.bot.timeline.HubData;
import cn.topcentral.hub.bot.timeline.PageLinks;
import cn.topcentral.hub.bot.web.RateLimit;
import cn.topcentral.hub.bot.web.chat.WidgetConversations;
import cn.topcentral.hub.connectors.party.ContactPointWords;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerLookup;
import cn.topcentral.hub.storage.customer.CustomerMentions;
import cn.topcentral.hub.storage.customer.NewCustomer;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import cn.topcentral.hub.storage.source.SourceActivityRepository;
import cn.topcentral.hub.storage.source.SourceStateRepository;
import cn.topcentral.hub.storage.website.WidgetRepository;
import cn.topcentral.hub.templates.card.ButtonInteractionCard;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Two teams with a customer each, a clock that is moved, and the commands on them: 赵强 leads 王伟 (who has 奥克斯), 李娜 and two 陈静; 钱进 leads
 * 孙丽 (who has 格力).
 */
public final class TeamHub implements AutoCloseable {
    /** A Wednesday, 12:00 in Shanghai. */
    public static final Instant NOON = Instant.parse("2024-06-12T04:00:00Z");

    public final HubData data;
    public final Customer aux;
    public final Customer gree;
    public final MovedClock clock = new MovedClock();
    public final Access access;
    public final WidgetRepository chats;
    /** What went to the timeline of what visitors and we said. */
    public final List<String> deliveries = new ArrayList<>();

    private final CommandDispatcher dispatcher;
    private int request;

    public TeamHub(Path files) {
        data = new HubData(files);
        employ("wangwei", "王伟", Role.REP, "zhaoqiang", true);
        employ("lina", "李娜", Role.REP, "zhaoqiang", true);
        employ("chenjing", "陈静", Role.REP, "zhaoqiang", true);
        employ("chenjing2", "陈静", Role.REP, "zhaoqiang", true);
        employ("zhaoqiang", "赵强", Role.MANAGER, "boss", true);
        employ("qianjin", "钱进", Role.MANAGER, "boss", true);
        employ("sunli", "孙丽", Role.REP, "qianjin", true);
        employ("liuzou", "刘走", Role.REP, "zhaoqiang", false);
        employ("boss", "周总", Role.ADMIN, null, true);
        aux = data.customer("宁波奥克斯空调有限公司", Optional.of("奥克斯"), "auxgroup.com");
        gree = customer("珠海格力电器股份有限公司", "格力", "sunli");
        Database database = data.db().database();
        access = new Access(data.employees());
        chats = new WidgetRepository(database);
        CustomerChoice choice = new CustomerChoice(
                new CustomerLookup(database), data.customers(), access, new AuditLog(database), clock);
        PageLinks links = new PageLinks(URI.create("https://hub.example.com"));
        Command timeline = new TimelineCommand(choice, data.reader(links.base()), clock);
        List<Command> commands = new ArrayList<>(List.of(timeline));
        commands.addAll(TaskCommands.all(database, data.employees(), choice, access, clock));
        commands.addAll(OperationCommands.all(
                database,
                choice,
                access,
                new ContactPointWords(new PhoneNumbers(Optional.empty())),
                new WidgetConversations(
                        chats, (source, key, text) -> deliveries.add(text), (id, visitor, message) -> {}, clock),
                new SourceHealth(new SourceActivityRepository(database), new SourceStateRepository(database), clock),
                links,
                clock));
        commands.add(new HelpCommand(() -> commands));
        dispatcher = new CommandDispatcher(
                new CommandRegistry(commands),
                timeline,
                data.employees()::byUserid,
                List.of(new Greeting()),
                new SaidGuess(
                        new CustomerMentions(database)::in,
                        access,
                        data.employees()::all,
                        () -> commands.stream().map(Command::name).collect(Collectors.toSet()),
                        clock),
                new RateLimit(10_000, Duration.ofMinutes(1), clock));
    }

    private void employ(String userid, String name, Role role, @Nullable String manager, boolean active) {
        data.employees()
                .save(new Employee(
                        userid,
                        name,
                        role,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("华东"),
                        Optional.ofNullable(manager),
                        active));
    }

    public Customer customer(String name, String shortName, String owner) {
        return data.customers()
                .byId(data.customers()
                        .save(new NewCustomer(
                                Optional.empty(),
                                name,
                                Optional.of(shortName),
                                List.of(),
                                Optional.of(owner),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of())))
                .orElseThrow();
    }

    /** Forgets tasks, pushes and what was audited, and gives the customers back. */
    public void reset() {
        clock.set(NOON);
        data.db().execute("DELETE FROM notifications; DELETE FROM communication_tasks; DELETE FROM audit_log");
        data.db().execute("UPDATE customers SET owner_userid = 'wangwei' WHERE short_name = '奥克斯'");
        data.db().execute("ALTER SEQUENCE task_numbers RESTART");
    }

    /** An open task as an analysis makes it; {@code assignee} and {@code due} may be empty. */
    public void task(String id, Customer customer, String title, String assignee, String due) {
        data.db()
                .execute(
                        """
                        INSERT INTO communication_tasks (task_id, tenant_id, customer_id, title, promised_by, assigned_to, due_at, created_by, created_at)
                        VALUES ('%s', 'T001', '%s', '%s', 'us', nullif('%s', ''), CAST(nullif('%s', '') AS timestamptz), 'A10', '2024-06-01Z')
                        """
                                .formatted(
                                        id, customer.id().value(), title, assignee, due.isEmpty() ? "" : due + "+08"));
    }

    public String column(String task, String column) {
        return data.db().value("SELECT " + column + " FROM communication_tasks WHERE task_id = '" + task + "'");
    }

    public long audited(String action) {
        return data.db().count("SELECT count(*) FROM audit_log WHERE action = '" + action + "'");
    }

    /** The pushes to somebody, in the order they were put in. */
    public String pushes(String userid) {
        return data.db()
                .value(
                        "SELECT coalesce(string_agg(kind || ' ' || (card ->> 'text'), E'\\n---\\n' ORDER BY id), '') FROM notifications WHERE audience = 'member:"
                                + userid + "'");
    }

    public RecordingContext type(String userid, String line) {
        RecordingContext context = RecordingContext.alone("r" + ++request);
        dispatcher.received(userid, new Incoming.Text(line), context);
        return context;
    }

    /** What is said to a line that is answered with one message. */
    public String answer(String userid, String line) {
        return type(userid, line).said.stream().collect(Collectors.joining("\n"));
    }

    public RecordingContext tap(String userid, String key) {
        RecordingContext context = RecordingContext.alone("r" + ++request);
        dispatcher.received(userid, new Incoming.Tap(key, Map.of()), context);
        return context;
    }

    /** The key of a button of the last card by what stands on it. */
    public static String key(RecordingContext context, String label) {
        ButtonInteractionCard card = (ButtonInteractionCard) context.cards.get(context.cards.size() - 1);
        return card.buttons().stream()
                .filter(button -> button.text().contains(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No button " + label + " on " + card.plainText()))
                .key();
    }

    @Override
    public void close() {
        data.close();
    }

    /** Stands still until it is moved. */
    public static final class MovedClock extends Clock {
        private volatile Instant now = NOON;

        public void set(Instant time) {
            now = time;
        }

        /** To a time of the day in Shanghai, e.g. {@code 2024-06-13T08:35}. */
        public void setLocal(String time) {
            now = Instant.parse(time + ":00+08:00");
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Asia/Shanghai");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
