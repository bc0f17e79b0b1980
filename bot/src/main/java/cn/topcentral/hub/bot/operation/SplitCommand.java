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
import cn.topcentral.hub.storage.customer.CustomerLookup;
import cn.topcentral.hub.storage.customer.CustomerOperations;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.customer.MergePlan;
import cn.topcentral.hub.storage.employee.Employee.Role;
import cn.topcentral.hub.templates.card.TaskId;
import cn.topcentral.hub.templates.operation.Outcome;
import cn.topcentral.hub.templates.operation.OutcomeCard;
import cn.topcentral.hub.templates.operation.Question;
import cn.topcentral.hub.templates.operation.QuestionCard;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Undoes a merge, once somebody has seen what that moves and said yes. */
final class SplitCommand implements Command {
    private static final String NAME = "split";
    private static final int MOST_PARTS = 6;

    private final CustomerOperations operations;
    private final CustomerChoice choice;
    private final CustomerLookup lookup;
    private final CustomerRepository customers;
    private final PageLinks links;

    SplitCommand(
            CustomerOperations operations,
            CustomerChoice choice,
            CustomerLookup lookup,
            CustomerRepository customers,
            PageLinks links) {
        this.operations = operations;
        this.choice = choice;
        this.lookup = lookup;
        this.customers = customers;
        this.links = links;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String chineseName() {
        return "拆分";
    }

    @Override
    public String arguments() {
        return "客户名";
    }

    @Override
    public String help() {
        return "撤销一次合并，先列出会移动什么，确认后才拆开";
    }

    @Override
    public String example() {
        return "/拆分 奥克斯宁波分公司";
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
        String line = request.arguments();
        if (line.isEmpty()) {
            throw new CommandRefused("请写上被并进来的客户，例如：" + example());
        } else if (request.origin() == Origin.TAPPED && line.equals("取消")) {
            context.respond("好的，没有拆分，什么都没有改。");
        } else if (request.origin() == Origin.TAPPED && line.startsWith("确认 ")) {
            split(request, line.substring("确认 ".length()), context);
        } else {
            // The choice leads to the customer that stayed, within the sender's rights; which part of it leaves is
            // looked for then.
            choice.choose(request, line, NAME, context).ifPresent(customer -> part(customer, line, context));
        }
    }

    private void part(Customer survivor, String typed, CommandContext context) {
        List<Customer> parts = customers.byIds(Set.copyOf(customers.group(survivor.id()))).stream()
                .filter(part -> !part.id().equals(survivor.id()))
                .toList();
        if (parts.isEmpty()) {
            throw new CommandRefused(survivor.displayName() + " 没有合并过别的客户，不用拆分。");
        }
        List<Customer> named = Stream.concat(
                        parts.stream().filter(part -> part.id().value().equals(typed)), lookup.named(typed).stream())
                .filter(parts::contains)
                .distinct()
                .toList();
        if (named.size() == 1 || parts.size() == 1) {
            ask(named.size() == 1 ? named.get(0) : parts.get(0), context);
            return;
        }
        context.respond(QuestionCard.render(
                new Question(
                        "客户拆分",
                        "从" + survivor.displayName() + "里拆出哪一个？",
                        Optional.empty(),
                        List.of(),
                        parts.stream()
                                .limit(MOST_PARTS)
                                .map(part -> new Question.Choice(
                                        part.displayName(),
                                        NAME + ":" + part.id().value(),
                                        ""))
                                .toList(),
                        Optional.of("也可以发：/拆分 " + parts.get(0).name())),
                new TaskId("split-parts-" + context.reference())));
    }

    private void ask(Customer part, CommandContext context) {
        MergePlan plan = Refusals.said(() -> operations.splitPlan(part.id()));
        context.respond(QuestionCard.render(
                new Question(
                        "客户拆分",
                        "把" + part.displayName() + "拆出来？",
                        Optional.of("从 " + plan.into().displayName() + " 拆出下面这些"),
                        MergeRows.of(plan),
                        List.of(
                                new Question.Choice(
                                        "确认拆分", NAME + ":确认 " + part.id().value(), ""),
                                new Question.Choice("取消", NAME + ":取消", "")),
                        Optional.of(plan.from().name() + " ← " + plan.into().name())),
                new TaskId("split-" + context.reference())));
    }

    private void split(CommandRequest request, String id, CommandContext context) {
        Optional<Customer> survivor = choice.choose(request, id, NAME, context);
        if (survivor.isEmpty()) {
            return;
        }
        if (survivor.get().id().value().equals(id)) {
            throw new CommandRefused(survivor.get().displayName() + " 已经是单独的客户，不用再拆。");
        }
        MergePlan plan = Refusals.said(
                () -> operations.split(new CustomerId(id), request.sender().userid()));
        context.replace(OutcomeCard.render(new Outcome(
                "客户拆分",
                "✅ 已拆出" + plan.from().displayName(),
                Optional.empty(),
                MergeRows.of(plan),
                links.timeline(plan.from().id()),
                Optional.of("要再并回去请发：/合并 " + plan.from().id().value() + " 到 "
                        + plan.into().id().value()))));
    }
}
