package cn.topcentral.hub.bot.operation;

import cn.topcentral.hub.bot.command.Command;
import cn.topcentral.hub.bot.command.CommandContext;
import cn.topcentral.hub.bot.command.CommandRefused;
import cn.topcentral.hub.bot.command.CommandRequest;
import cn.topcentral.hub.bot.command.CommandRequest.Origin;
import cn.topcentral.hub.bot.command.CustomerChoice;
import cn.topcentral.hub.bot.timeline.PageLinks;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerOperations;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.customer.MergePlan;
import cn.topcentral.hub.storage.employee.Employee.Role;
import cn.topcentral.hub.templates.card.Card;
import cn.topcentral.hub.templates.card.TaskId;
import cn.topcentral.hub.templates.operation.Outcome;
import cn.topcentral.hub.templates.operation.OutcomeCard;
import cn.topcentral.hub.templates.operation.Question;
import cn.topcentral.hub.templates.operation.QuestionCard;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shows a customer on another's timeline, once somebody has seen what that moves and said yes. */
final class MergeCommand implements Command {
    private static final String NAME = "merge";
    private static final Pattern INTO =
            Pattern.compile("(?i)(.+?)(?: 到 | 并到 | 并入 | 进 | into | to | ?(?:->|=>|→) ?)(.+)");
    /** What the buttons of suggested customers come to when the second name was unclear. */
    private static final Pattern FROM = Pattern.compile("(\\S+) 从 (\\S+)");

    private final CustomerOperations operations;
    private final CustomerChoice choice;
    private final CustomerRepository customers;
    private final PageLinks links;

    MergeCommand(CustomerOperations operations, CustomerChoice choice, CustomerRepository customers, PageLinks links) {
        this.operations = operations;
        this.choice = choice;
        this.customers = customers;
        this.links = links;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String chineseName() {
        return "合并";
    }

    @Override
    public String arguments() {
        return "客户A 到 客户B";
    }

    @Override
    public String help() {
        return "把重复的客户A并到客户B，先列出会移动什么，确认后才合并；可以用 /拆分 撤销";
    }

    @Override
    public String example() {
        return "/合并 奥克斯宁波分公司 到 奥克斯";
    }

    @Override
    public boolean changes() {
        return true;
    }

    @Override
    public Role from() {
        return Role.MANAGER;
    }

    @Override
    public void run(CommandRequest request, CommandContext context) {
        if (request.origin() == Origin.TAPPED) {
            tapped(request, context);
            return;
        }
        Matcher back = FROM.matcher(request.arguments());
        if (back.matches()) {
            ask(request, back.group(2), back.group(1), context);
            return;
        }
        Matcher into = INTO.matcher(request.arguments());
        String[] two = request.arguments().split(" ", -1);
        if (into.matches()) {
            ask(request, into.group(1).strip(), into.group(2).strip(), context);
        } else if (two.length == 2 && !two[0].isEmpty()) {
            ask(request, two[0], two[1], context);
        } else {
            throw new CommandRefused("请写上两个客户，例如：" + example());
        }
    }

    private void ask(CommandRequest request, String fromName, String intoName, CommandContext context) {
        Optional<Customer> from = choice.choose(request, fromName, "到 " + intoName, NAME, context);
        if (from.isEmpty()) {
            return;
        }
        Optional<Customer> into =
                choice.choose(request, intoName, "从 " + from.get().id().value(), NAME, context);
        if (into.isEmpty()) {
            return;
        }
        refuseWhatIsOne(from.get(), into.get());
        MergePlan plan = Refusals.said(
                () -> operations.mergePlan(from.get().id(), into.get().id()));
        context.respond(QuestionCard.render(
                new Question(
                        "客户合并",
                        "把" + plan.from().displayName() + "并到" + plan.into().displayName() + "？",
                        Optional.of("确认后下面这些都归到后者"),
                        MergeRows.of(plan),
                        List.of(
                                new Question.Choice(
                                        "确认合并",
                                        NAME + ":" + plan.from().id().value() + " "
                                                + plan.into().id().value(),
                                        ""),
                                new Question.Choice("取消", NAME + ":取消", "")),
                        Optional.of(plan.from().name() + " → " + plan.into().name() + "\n合并后可以用 /拆分 撤销")),
                new TaskId("merge-" + context.reference())));
    }

    private void tapped(CommandRequest request, CommandContext context) {
        String[] ids = request.arguments().split(" ", -1);
        if (ids.length == 1 && ids[0].equals("取消")) {
            context.respond("好的，没有合并，什么都没有改。");
            return;
        } else if (ids.length != 2) {
            throw new CommandRefused("请重新发送，例如：" + example());
        }
        // Asked again and not only when the card was made: rights and customers may have changed since.
        Optional<Customer> from = choice.choose(request, ids[0], NAME, context);
        Optional<Customer> into = choice.choose(request, ids[1], NAME, context);
        if (from.isEmpty() || into.isEmpty()) {
            return;
        }
        refuseWhatIsOne(from.get(), into.get());
        MergePlan plan = Refusals.said(() -> operations.merge(
                new CustomerId(ids[0]), into.get().id(), request.sender().userid()));
        context.replace(done(plan));
    }

    private void refuseWhatIsOne(Customer from, Customer into) {
        if (from.id().equals(into.id())) {
            boolean merged = customers.group(from.id()).size() > 1;
            throw new CommandRefused(
                    merged
                            ? "这两个已经是同一位客户（" + from.displayName() + "），不用再合并。要分开请发：/拆分 " + from.displayName()
                            : "两边是同一位客户（" + from.displayName() + "），请写两个不同的客户。");
        }
    }

    private Card done(MergePlan plan) {
        return OutcomeCard.render(new Outcome(
                "客户合并",
                "✅ 已合并到" + plan.into().displayName(),
                Optional.of("原名也能找到它"),
                MergeRows.of(plan),
                links.timeline(plan.into().id()),
                Optional.of("要撤销请发：/拆分 " + plan.from().id().value())));
    }
}
