package cn.topcentral.hub.bot.alert;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.alert.AlertActs.Asked;
import cn.topcentral.hub.bot.command.Command;
import cn.topcentral.hub.bot.command.CommandContext;
import cn.topcentral.hub.bot.command.CommandRefused;
import cn.topcentral.hub.bot.command.CommandRequest;
import cn.topcentral.hub.bot.command.CommandRequest.Origin;
import cn.topcentral.hub.bot.command.MaskedContext;
import cn.topcentral.hub.bot.command.Place;
import cn.topcentral.hub.bot.gateway.Address;
import cn.topcentral.hub.storage.alert.Alert;
import cn.topcentral.hub.storage.alert.AlertCopy;
import cn.topcentral.hub.storage.alert.AlertCopyRepository;
import cn.topcentral.hub.storage.alert.AlertRepository;
import cn.topcentral.hub.storage.alert.AlertState;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.templates.alert.AlertListCard;
import cn.topcentral.hub.templates.alert.AssignCard;
import cn.topcentral.hub.templates.alert.AssignCard.Colleague;
import cn.topcentral.hub.templates.card.Card;
import cn.topcentral.hub.templates.card.TaskId;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The buttons of alert cards, and the same by typing, since taps can be lost. In a group only the masked card is shown there; everything else goes to
 * the person alone.
 */
final class AlertCommand implements Command {
    private static final int LISTED = 20;
    private static final int LONGEST_WORDS = 200;

    private final AlertActs acts;
    private final AlertRepository alerts;
    private final AlertCopyRepository copies;
    private final AlertPeople people;
    private final AlertDrawing drawing;
    private final Access access;
    private final Address.Group group;
    private final Clock clock;

    AlertCommand(
            AlertActs acts,
            AlertRepository alerts,
            AlertCopyRepository copies,
            AlertPeople people,
            AlertDrawing drawing,
            Access access,
            Address.Group group,
            Clock clock) {
        this.acts = acts;
        this.alerts = alerts;
        this.copies = copies;
        this.people = people;
        this.drawing = drawing;
        this.access = access;
        this.group = group;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "alert";
    }

    @Override
    public String chineseName() {
        return "预警";
    }

    @Override
    public String arguments() {
        return "[处理|忽略|静默|转派 编号 结果或姓名]";
    }

    @Override
    public String help() {
        return "看待处理的风险预警和紧急沟通；写上编号就是处理、忽略、静默几天或转派给同事，和卡片上的按钮一样";
    }

    @Override
    public String example() {
        return "/预警 处理 12 已电话回访，周五送样";
    }

    @Override
    public boolean changes() {
        return true;
    }

    /** It masks by itself: the card in the group has to change where everybody sees it. */
    @Override
    public boolean confidential() {
        return false;
    }

    @Override
    public void run(CommandRequest request, CommandContext context) {
        AlertLine line = AlertLine.parse(request.arguments());
        switch (line.verb()) {
            case LIST -> list(request.sender(), reader(context));
            case SHOW -> {
                Asked asked = acts.asked(request.sender(), line.ids());
                CommandContext reader = reader(context);
                show(request, asked, reader, reader.place() instanceof Place.Private);
            }
            case ACKNOWLEDGE -> act(request, line, new AlertAct.Acknowledge(words(line.rest())), context);
            case DISMISS -> act(request, line, new AlertAct.Dismiss(words(line.rest())), context);
            case SILENCE -> act(request, line, new AlertAct.Mute(time(request.sender(), line.rest())), context);
            case ASSIGN -> assign(request, line, context);
        }
    }

    private static CommandContext reader(CommandContext context) {
        return context.place() instanceof Place.Group there && !there.fullCards()
                ? new MaskedContext(context).privately()
                : context;
    }

    private static Optional<String> words(String typed) {
        return Optional.of(Shortening.chars(CleanText.line(typed), LONGEST_WORDS))
                .filter(words -> !words.isEmpty());
    }

    private static Duration time(Employee sender, String typed) {
        return SilenceLimit.checked(
                sender,
                typed.isEmpty()
                        ? SilenceLimit.USUAL
                        : AlertLine.days(typed).orElseThrow(() -> new CommandRefused("没看懂要静默几天，请写成：/预警 静默 编号 7天")));
    }

    private void list(Employee sender, CommandContext context) {
        List<Alert> waiting = alerts.waiting(access.scope(sender), sender.userid(), LISTED + 1);
        if (waiting.isEmpty()) {
            context.respond(AlertListCard.NOTHING);
            return;
        }
        List<AlertListCard.Line> lines = waiting.stream()
                .limit(LISTED)
                .map(alert -> new AlertListCard.Line(
                        alert.id(),
                        people.facts(alert.subject()).customerName(),
                        alert.subject().urgent(),
                        AlertDrawing.label(alert),
                        alert.finding().level(),
                        alert.finding().began()))
                .toList();
        context.respond(AlertListCard.render(
                lines, waiting.size() > LISTED, clock.instant(), new TaskId("alerts-" + context.reference())));
    }

    private void act(CommandRequest request, AlertLine line, AlertAct act, CommandContext context) {
        Asked asked = acts.asked(request.sender(), line.ids());
        List<Alert> late = acts.act(request.sender(), asked, act);
        show(request, acts.asked(request.sender(), line.ids()), context, true);
        if (!late.isEmpty()) {
            context.say(late.stream()
                    .map(alert -> told(alert, people, clock.instant()))
                    .collect(Collectors.joining("\n")));
        }
    }

    /** Without the result, which a group need not read. */
    static String told(Alert alert, AlertPeople people, Instant now) {
        String verb = alert.state().label().replace("已", "");
        return "预警 " + alert.id() + " 已"
                + alert.handling()
                        .filter(handling -> alert.state() != AlertState.RESOLVED)
                        .map(handling ->
                                "由 " + people.name(handling.by()) + " 在" + ChineseTime.relative(handling.at(), now))
                        .orElse("")
                + verb + "，不用再操作。";
    }

    /** The card that was tapped is replaced by what it is now; whoever typed gets it as an answer. */
    private void show(CommandRequest request, Asked asked, CommandContext context, boolean replace) {
        boolean inGroup = context.place() instanceof Place.Group;
        String audience = (inGroup ? group : new Address.Member(request.sender().userid())).audience();
        Optional<AlertCopy> copy = request.origin() == Origin.TAPPED && replace
                ? copies.newest(audience, asked.alerts().stream().map(Alert::id).toList())
                : Optional.empty();
        List<Alert> shown = copy.map(found -> alerts.byIds(found.alerts())).orElse(asked.alerts());
        boolean full = people.maySee(request.sender(), asked.facts());
        Card card = drawing.view(
                        shown,
                        asked.facts(),
                        inGroup
                                ? AlertCopy.View.GROUP
                                : copy.map(AlertCopy::view).orElse(AlertCopy.View.PERSONAL),
                        full,
                        copy.map(found -> AlertDrawing.taskId(found.pushKey()))
                                .orElseGet(() -> new TaskId("alert-" + context.reference())))
                .card();
        if (request.origin() == Origin.TAPPED && replace) {
            context.replace(card);
        } else {
            context.respond(card);
        }
    }

    private void assign(CommandRequest request, AlertLine line, CommandContext context) {
        Asked asked = acts.asked(request.sender(), line.ids());
        List<Employee> colleagues = people.colleagues(request.sender(), asked.facts());
        String chosen = request.selected().getOrDefault(AssignCard.QUESTION, List.of()).stream()
                .findFirst()
                .orElse("");
        if (chosen.isEmpty() && line.rest().isEmpty()) {
            offer(line, asked, colleagues, reader(context));
            return;
        }
        String[] words = line.rest().split(" ", 2);
        String wanted = chosen.isEmpty() ? words[0] : chosen;
        Employee to = named(colleagues, wanted);
        Optional<String> note = chosen.isEmpty() && words.length == 2 ? words(words[1]) : Optional.empty();
        act(request, line, new AlertAct.Assign(to, note), context);
    }

    private static void offer(AlertLine line, Asked asked, List<Employee> colleagues, CommandContext context) {
        if (colleagues.isEmpty()) {
            throw new CommandRefused("没有可以转派的同事：转派对象要能看到这位客户。请联系主管。");
        }
        String ids = line.ids().stream().map(String::valueOf).collect(Collectors.joining(","));
        context.respond(AssignCard.render(
                asked.facts().customerName(),
                ids,
                colleagues.stream()
                        .map(employee -> new Colleague(employee.userid(), employee.name()))
                        .toList(),
                new TaskId("assign-" + context.reference())));
    }

    private static Employee named(List<Employee> colleagues, String wanted) {
        String name = wanted.replaceFirst("^[@＠]", "");
        List<Employee> found = colleagues.stream()
                .filter(employee ->
                        employee.name().equals(name) || employee.userid().equalsIgnoreCase(name))
                .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        if (found.size() > 1) {
            throw new CommandRefused("有 " + found.size() + " 位同事叫“" + name + "”，请改用账号："
                    + found.stream().map(Employee::userid).collect(Collectors.joining("、")));
        }
        throw new CommandRefused("不能转派给“" + CleanText.line(name)
                + "”：名单里没有这个人，或者他看不到这位客户。可以转派给："
                + colleagues.stream().limit(10).map(Employee::name).collect(Collectors.joining("、")));
    }
}
