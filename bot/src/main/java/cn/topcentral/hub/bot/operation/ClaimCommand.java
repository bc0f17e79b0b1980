package cn.topcentral.hub.bot.operation;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.command.Command;
import cn.topcentral.hub.bot.command.CommandContext;
import cn.topcentral.hub.bot.command.CommandRefused;
import cn.topcentral.hub.bot.command.CommandRequest;
import cn.topcentral.hub.bot.command.CommandRequest.Origin;
import cn.topcentral.hub.bot.command.CustomerChoice;
import cn.topcentral.hub.bot.timeline.PageLinks;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.ClaimDecisions;
import cn.topcentral.hub.storage.customer.ClaimQueue;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerOperations;
import cn.topcentral.hub.storage.customer.CustomerOperations.Claimed;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.templates.card.TaskId;
import cn.topcentral.hub.templates.operation.Outcome;
import cn.topcentral.hub.templates.operation.OutcomeCard;
import cn.topcentral.hub.templates.operation.Question;
import cn.topcentral.hub.templates.operation.QuestionCard;
import cn.topcentral.hub.templates.text.CleanText;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Shows what waits to be claimed, and says whose it is: a customer's, a new customer's, or nobody's. */
final class ClaimCommand implements Command {
    private static final String NAME = "claim";
    private static final Set<String> NOBODY = Set.of("不是客户", "忽略", "ignore");
    private static final Set<String> NEW = Set.of("新客户", "new");
    private static final int SHOWN = 6;
    private static final int POINTS = 4;

    private final ClaimQueue queue;
    private final CustomerOperations operations;
    private final ClaimDecisions decisions;
    private final CustomerChoice choice;
    private final CustomerRepository customers;
    private final NewCustomers newCustomers;
    private final Access access;
    private final PageLinks links;
    private final Clock clock;

    ClaimCommand(
            ClaimQueue queue,
            CustomerOperations operations,
            CustomerChoice choice,
            CustomerRepository customers,
            NewCustomers newCustomers,
            Access access,
            PageLinks links,
            Clock clock) {
        this.queue = queue;
        this.operations = operations;
        this.decisions = new ClaimDecisions(operations);
        this.choice = choice;
        this.customers = customers;
        this.newCustomers = newCustomers;
        this.access = access;
        this.links = links;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String chineseName() {
        return "认领";
    }

    @Override
    public String arguments() {
        return "[编号 客户名|新客户 名称|不是客户]";
    }

    @Override
    public String help() {
        return "看哪些来电、邮件还不知道是谁的，并说明是哪位客户；写 新客户 和名称可以新建";
    }

    @Override
    public String example() {
        return "/认领 P12 奥克斯";
    }

    @Override
    public boolean changes() {
        return true;
    }

    @Override
    public void run(CommandRequest request, CommandContext context) {
        if (request.arguments().isEmpty()) {
            list(context);
            return;
        }
        List<String> words = new ArrayList<>(List.of(request.arguments().split(" ", -1)));
        if (words.get(0).equals("撤销") && words.size() == 2) {
            undo(request, words.get(1), context);
            return;
        }
        // The buttons of suggested customers put the customer first.
        if (!Waiting.isNumber(words.get(0)) && Waiting.isNumber(words.get(words.size() - 1))) {
            words.add(0, words.remove(words.size() - 1));
        }
        if (!Waiting.isNumber(words.get(0))) {
            throw new CommandRefused("请先写编号，例如：" + example() + "。发送 /认领 看编号。");
        }
        Waiting waiting = Waiting.find(queue, words.get(0));
        String said = String.join(" ", words.subList(1, words.size()));
        if (said.isEmpty()) {
            ask(request.sender(), waiting, context);
        } else if (NOBODY.contains(said)) {
            ignore(request, waiting, context);
        } else {
            customer(request, waiting, said, context).ifPresent(customer -> claim(request, waiting, customer, context));
        }
    }

    private void list(CommandContext context) {
        List<Waiting> points =
                queue.points(SHOWN).stream().<Waiting>map(Waiting.Point::new).toList();
        List<Waiting> records =
                queue.records(SHOWN).stream().<Waiting>map(Waiting.Entry::new).toList();
        int ofPoints = Math.min(points.size(), Math.max(POINTS, SHOWN - records.size()));
        List<Waiting> shown = Stream.concat(points.stream().limit(ofPoints), records.stream())
                .limit(SHOWN)
                .toList();
        if (shown.isEmpty()) {
            context.respond("没有待认领的联系方式和记录 👍");
            return;
        }
        context.respond(QuestionCard.render(
                new Question(
                        "待认领",
                        "这些是哪位客户的？",
                        Optional.of("点编号逐个认领"),
                        shown.stream()
                                .map(waiting -> new Question.Row(rowName(waiting), waiting.line(clock.instant())))
                                .toList(),
                        shown.stream()
                                .map(waiting ->
                                        new Question.Choice(waiting.number(), NAME + ":" + waiting.number(), ""))
                                .toList(),
                        Optional.of("也可以发：/认领 " + shown.get(0).number() + " 客户名\n不是客户的请发：/认领 "
                                + shown.get(0).number() + " 不是客户")),
                new TaskId("claims-" + context.reference())));
    }

    /** A row's name has five characters; the number is on the button in full. */
    private static String rowName(Waiting waiting) {
        return waiting.number().length() <= 5
                ? waiting.number()
                : waiting.number().substring(0, 5);
    }

    private void ask(Employee sender, Waiting waiting, CommandContext context) {
        String number = waiting.number();
        List<Question.Choice> choices = new ArrayList<>();
        for (CustomerId id : waiting.candidates()) {
            customers
                    .byId(customers.survivor(id))
                    .filter(customer -> access.maySee(sender, customer))
                    .filter(customer -> choices.size() < SHOWN - 1)
                    .ifPresent(customer -> choices.add(new Question.Choice(
                            customer.displayName(),
                            NAME + ":" + number + " " + customer.id().value(),
                            "")));
        }
        choices.add(new Question.Choice("不是客户", NAME + ":" + number + " 不是客户", ""));
        context.respond(QuestionCard.render(
                new Question(
                        "待认领",
                        number + " 是哪位客户？",
                        Optional.empty(),
                        waiting.facts(clock.instant()),
                        choices,
                        Optional.of("请发：/认领 " + number + " 客户名\n新客户请发：/认领 " + number + " 新客户 公司全名")),
                new TaskId("claim-" + context.reference())));
    }

    private Optional<Customer> customer(CommandRequest request, Waiting waiting, String said, CommandContext context) {
        String[] words = said.split(" ", 2);
        if (NEW.contains(words[0])) {
            return Optional.of(newCustomers.create(
                    words.length == 2 ? words[1] : "", request.sender(), "/认领 " + waiting.number() + " "));
        }
        return choice.choose(request, said, waiting.number(), NAME, context);
    }

    private void claim(CommandRequest request, Waiting waiting, Customer customer, CommandContext context) {
        String actor = request.sender().userid();
        Claimed claimed = Refusals.said(() -> waiting instanceof Waiting.Point point
                ? decisions.bind(point.key(), customer.id(), actor)
                : decisions.claim(record(waiting), customer.id(), actor));
        String back = waiting instanceof Waiting.Point point
                ? "/绑定 撤销 " + PointWords.typed(point.key())
                : "/认领 撤销 " + record(waiting).value();
        var card = OutcomeCard.render(new Outcome(
                "待认领",
                "✅ 已认领给" + customer.displayName(),
                Optional.empty(),
                List.of(
                        new Question.Row("编号", waiting.number()),
                        new Question.Row("内容", waiting.line(clock.instant())),
                        new Question.Row("归入", claimed.moved() + " 条记录")),
                links.timeline(customer.id()),
                Optional.of("认错了可以发：" + back)));
        if (request.origin() == Origin.TAPPED) {
            context.replace(card);
        } else {
            context.respond(card);
        }
    }

    private void ignore(CommandRequest request, Waiting waiting, CommandContext context) {
        String actor = request.sender().userid();
        String back;
        if (waiting instanceof Waiting.Point point) {
            Refusals.said(() -> decisions.ignore(point.key(), Optional.empty(), actor));
            back = "/绑定 撤销 " + PointWords.typed(point.key());
        } else {
            Refusals.said(() -> decisions.ignore(record(waiting), Optional.empty(), actor));
            back = "/认领 撤销 " + record(waiting).value();
        }
        context.respond(waiting.number() + " 记为不是客户，以后不再列出。弄错了可以发：" + back);
    }

    private void undo(CommandRequest request, String record, CommandContext context) {
        if (record.length() > 64 || CleanText.line(record).isEmpty()) {
            throw new CommandRefused("请写完整的记录编号，例如：/认领 撤销 EMAIL-20240615-5e0c7a9b3d21f684。");
        }
        RecordId id = new RecordId(record);
        Refusals.said(() -> operations.forget(id, request.sender().userid()));
        context.respond("已撤销，这条记录重新按联系方式归属。发送 /认领 看待认领的。");
    }

    private static RecordId record(Waiting waiting) {
        if (waiting instanceof Waiting.Entry record) {
            return record.id();
        }
        throw new IllegalStateException("No record: " + waiting.getClass());
    }
}
