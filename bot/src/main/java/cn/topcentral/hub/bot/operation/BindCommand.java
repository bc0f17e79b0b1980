package cn.topcentral.hub.bot.operation;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.command.Command;
import cn.topcentral.hub.bot.command.CommandContext;
import cn.topcentral.hub.bot.command.CommandRefused;
import cn.topcentral.hub.bot.command.CommandRequest;
import cn.topcentral.hub.bot.command.CustomerChoice;
import cn.topcentral.hub.bot.timeline.PageLinks;
import cn.topcentral.hub.storage.customer.ContactPoint;
import cn.topcentral.hub.storage.customer.ContactPointRepository;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerOperations;
import cn.topcentral.hub.storage.customer.CustomerOperations.Claimed;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.templates.operation.Outcome;
import cn.topcentral.hub.templates.operation.OutcomeCard;
import cn.topcentral.hub.templates.operation.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says whose a number, an address or an account is, and takes that back. */
final class BindCommand implements Command {
    private static final String NAME = "bind";
    private static final Set<String> BACK = Set.of("撤销", "undo");

    private final CustomerOperations operations;
    private final ContactPointRepository points;
    private final CustomerRepository customers;
    private final CustomerChoice choice;
    private final Access access;
    private final PointWords words;
    private final PageLinks links;

    BindCommand(
            CustomerOperations operations,
            ContactPointRepository points,
            CustomerRepository customers,
            CustomerChoice choice,
            Access access,
            PointWords words,
            PageLinks links) {
        this.operations = operations;
        this.points = points;
        this.customers = customers;
        this.choice = choice;
        this.access = access;
        this.words = words;
        this.links = links;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String chineseName() {
        return "绑定";
    }

    @Override
    public String arguments() {
        return "电话|邮箱|域名 客户名，或：撤销 电话|邮箱|域名";
    }

    @Override
    public String help() {
        return "说明一个电话、邮箱是哪位客户的，以前和以后的记录都归到他名下";
    }

    @Override
    public String example() {
        return "/绑定 13800138000 奥克斯";
    }

    @Override
    public boolean changes() {
        return true;
    }

    @Override
    public void run(CommandRequest request, CommandContext context) {
        List<String> line = new ArrayList<>(List.of(request.arguments().split(" ", -1)));
        boolean back = BACK.contains(line.get(0));
        if (back) {
            line.remove(0);
        }
        putPointFirst(line);
        PointWords.Named named = words.first(line);
        refuseIfSomebodyElses(request.sender(), named.key());
        String customer = String.join(" ", line.subList(named.words(), line.size()));
        if (back) {
            Claimed claimed = Refusals.said(
                    () -> operations.forget(named.key(), request.sender().userid()));
            context.respond(
                    "已撤销：" + PointWords.shown(named.key()) + " 不再属于任何客户，" + claimed.moved() + " 条记录回到待认领。发送 /认领 查看。");
            return;
        }
        if (customer.isEmpty()) {
            throw new CommandRefused("请写上客户名，例如：/绑定 " + PointWords.typed(named.key()) + " 奥克斯。");
        }
        choice.choose(request, customer, PointWords.typed(named.key()), NAME, context)
                .ifPresent(found -> bind(request.sender(), named.key(), found, context));
    }

    /** The buttons of suggested customers put the customer first: {@code C001001 电话 +8613800138000}. */
    private void putPointFirst(List<String> line) {
        if (line.size() == 3 && line.get(0).matches("C\\d+")) {
            line.add(line.remove(0));
        }
    }

    /** Binding takes the records along, so what is another's can only be taken by who may see it. */
    private void refuseIfSomebodyElses(Employee sender, ContactPoint.Key key) {
        boolean another = points.byKeys(Set.of(key)).stream()
                .flatMap(point -> point.customer().stream())
                .flatMap(id -> customers.byId(customers.survivor(id)).stream())
                .anyMatch(customer -> !access.maySee(sender, customer));
        if (another) {
            throw new CommandRefused(PointWords.shown(key) + " 已经绑定给别的同事负责的客户。确实弄错了的话，请主管来改。");
        }
    }

    private void bind(Employee sender, ContactPoint.Key key, Customer customer, CommandContext context) {
        Claimed claimed = Refusals.said(() -> operations.bind(key, customer.id(), Optional.empty(), sender.userid()));
        List<Question.Row> rows = new ArrayList<>();
        rows.add(new Question.Row("联系", PointWords.shown(key)));
        claimed.before()
                .filter(before -> !before.equals(customer.id()))
                .flatMap(customers::byId)
                .ifPresent(before -> rows.add(new Question.Row("原来是", before.displayName())));
        rows.add(new Question.Row("归入", claimed.moved() + " 条记录"));
        context.respond(OutcomeCard.render(new Outcome(
                "绑定",
                "✅ 已绑定给" + customer.displayName(),
                Optional.of("以后的记录也会归到这里"),
                rows,
                links.timeline(customer.id()),
                Optional.of("绑错了可以发：/绑定 撤销 " + PointWords.typed(key)))));
    }
}
