package cn.topcentral.hub.bot.command;

import cn.topcentral.hub.bot.command.CommandRequest.Origin;
import cn.topcentral.hub.bot.web.RateLimit;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.templates.card.Button;
import cn.topcentral.hub.templates.card.ButtonInteractionCard;
import cn.topcentral.hub.templates.card.MainTitle;
import cn.topcentral.hub.templates.card.TaskId;
import cn.topcentral.hub.templates.text.Shortening;
import cn.topcentral.hub.templates.timeline.UnknownCommandText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From what a person sends to what answers it: a command by its name, a conversation that is open, a guess, or a customer's name. The one place
 * that decides who may ask, and what becomes of what nobody understands. Thread-safe.
 */
public final class CommandDispatcher {
    /** Begins the key of a button that stands for a typed line. */
    public static final String LINE_KEY = "typed:";

    private static final Logger log = LoggerFactory.getLogger(CommandDispatcher.class);
    private static final int LONGEST_BARE_NAME = 40;
    private static final int LONGEST_KEY_BYTES = 1000; // WeCom takes 1024

    private final CommandRegistry registry;
    private final Command bareName;
    private final Function<String, Optional<Employee>> employees;
    private final List<Conversation> conversations;
    private final Guess guess;
    private final RateLimit limit;
    private final Emoticons emoticons = new Emoticons();

    /**
     * Dispatches to the registered commands.
     *
     * @param bareName what a line that is no command is for: its text is taken as this command's arguments
     * @param employees finds an employee by userid in lower case
     * @param conversations asked in this order about whatever is no command
     * @param guess asked about what no conversation took
     * @param limit how often one person may ask; who is over it is told so once, and then left without answer until the time is up
     */
    public CommandDispatcher(
            CommandRegistry registry,
            Command bareName,
            Function<String, Optional<Employee>> employees,
            List<Conversation> conversations,
            Guess guess,
            RateLimit limit) {
        this.registry = registry;
        this.bareName = bareName;
        this.employees = employees;
        this.conversations = List.copyOf(conversations);
        this.guess = guess;
        this.limit = limit;
    }

    /** Answers what somebody sent. */
    public void received(String userId, Incoming incoming, CommandContext context) {
        if (incoming instanceof Incoming.Text text) {
            typed(userId, text.text(), context);
        } else if (incoming instanceof Incoming.Tap tap) {
            tapped(userId, tap, context);
        } else {
            sender(userId, context).ifPresent(employee -> other(employee, incoming, context));
        }
    }

    private void typed(String userId, String text, CommandContext context) {
        TypedLine line = TypedLine.parse(text);
        if (line instanceof TypedLine.Slash slash) {
            Optional<CommandRegistry.Match> match = registry.find(slash);
            if (match.isPresent()) {
                sender(userId, context).ifPresent(employee -> run(employee, match.get(), Origin.TYPED, context));
            } else if (!emoticons.begins(slash.word())) {
                sender(userId, context).ifPresent(employee -> context.respond(unknown(slash.word())));
            }
        } else if (line instanceof TypedLine.Plain plain) {
            if (!plain.text().isEmpty()) {
                sender(userId, context).ifPresent(employee -> plain(employee, text, plain, context));
            }
        } else {
            throw new IllegalStateException("Line of an unknown kind: " + line.getClass());
        }
    }

    /** Keys of other makers are left alone. */
    private void tapped(String userId, Incoming.Tap tap, CommandContext context) {
        if (tap.key().startsWith(LINE_KEY)) {
            typed(userId, tap.key().substring(LINE_KEY.length()), context);
            return;
        }
        int colon = tap.key().indexOf(':');
        Optional<Command> command =
                colon < 0 ? Optional.empty() : registry.named(tap.key().substring(0, colon));
        if (command.isEmpty()) {
            log.warn("Button without a command keyLength={}", tap.key().length());
            return;
        }
        CommandRegistry.Match match =
                new CommandRegistry.Match(command.get(), tap.key().substring(colon + 1));
        sender(userId, context)
                .ifPresent(employee -> run(
                        new CommandRequest(employee, match.arguments(), Origin.TAPPED, tap.selected()),
                        match.command(),
                        context));
    }

    /** @param typed as it came, with its line ends, which a report in one message needs */
    private void plain(Employee employee, String typed, TypedLine.Plain line, CommandContext context) {
        Optional<CommandRegistry.Match> named = registry.find(line);
        if (named.isPresent() && !named.get().command().changes()) {
            run(employee, named.get(), Origin.TYPED, context);
            return;
        }
        if (taken(employee, new Incoming.Text(typed), context)) {
            return;
        }
        Optional<String> guessed = named.map(match -> "/" + line.text()).or(() -> guess.line(employee, line.text()));
        if (guessed.isPresent()) {
            guessed(employee, guessed.get(), context);
        } else if (line.text().codePointCount(0, line.text().length()) <= LONGEST_BARE_NAME) {
            run(employee, new CommandRegistry.Match(bareName, line.text()), Origin.TYPED, context);
        } else {
            context.respond("这段话有点长，我没看懂。直接发客户名称可以看沟通时间轴，发送 /帮助 查看全部命令。");
        }
    }

    private void other(Employee employee, Incoming incoming, CommandContext context) {
        if (!taken(employee, incoming, context) && !(incoming instanceof Incoming.Entered)) {
            context.respond("收到，不过没有正在填写的报告。要写拜访报告请发送 /拜访 客户名，照片、位置和语音可以接着发；发送 /帮助 查看全部命令。");
        }
    }

    private boolean taken(Employee employee, Incoming incoming, CommandContext context) {
        for (Conversation conversation : conversations) {
            try {
                if (conversation.take(employee, incoming, context)) {
                    return true;
                }
            } catch (CommandRefused refused) {
                context.respond(refused.sentence());
                return true;
            }
        }
        return false;
    }

    private void guessed(Employee employee, String line, CommandContext context) {
        if (!(TypedLine.parse(line) instanceof TypedLine.Slash slash)) {
            throw new IllegalStateException("A guess that is no command");
        }
        CommandRegistry.Match match = registry.find(slash)
                .orElseThrow(() -> new IllegalStateException("A guess of an unknown command: " + slash.word()));
        if (!match.command().changes()) {
            context.say("我猜您想要：" + line);
            run(employee, match, Origin.TYPED, context);
        } else if (Shortening.bytes(LINE_KEY + line) > LONGEST_KEY_BYTES) {
            context.respond("如果要" + match.command().chineseName() + "，请在最前面加上 /"
                    + match.command().chineseName() + " 再发一次。");
        } else {
            context.respond(ButtonInteractionCard.titled(
                            MainTitle.of("要这样做吗？"),
                            List.of(
                                    Button.of("是，就这样", LINE_KEY + line),
                                    new Button(
                                            "看看怎么写",
                                            2,
                                            LINE_KEY + "/help "
                                                    + match.command().name())),
                            new TaskId("guess-" + context.reference()))
                    .withSubTitle(Optional.of(line)));
        }
    }

    private void run(Employee sender, CommandRegistry.Match match, Origin origin, CommandContext context) {
        run(new CommandRequest(sender, match.arguments(), origin, Map.of()), match.command(), context);
    }

    private void run(CommandRequest request, Command command, CommandContext context) {
        CommandContext reader =
                context.place() instanceof Place.Group group && command.confidential() && !group.fullCards()
                        ? new MaskedContext(context)
                        : context;
        if (request.sender().role().compareTo(command.from()) < 0) {
            context.respond("/" + command.chineseName() + " 需要" + roleWord(command.from()) + "权限，您可以请主管帮忙。");
            return;
        }
        try {
            command.run(request, reader);
        } catch (CommandRefused refused) {
            reader.respond(refused.sentence());
        }
    }

    private static String roleWord(Employee.Role role) {
        return role == Employee.Role.ADMIN ? "管理员" : "主管";
    }

    /** The visible range of the app is set in WeCom's console and may be wider than the list of employees, or older. */
    private Optional<Employee> sender(String userId, CommandContext context) {
        RateLimit.Verdict verdict = limit.verdict(userId);
        if (verdict == RateLimit.Verdict.FIRST_OVER) {
            context.respond("您发得太快了，请一分钟后再试；这期间发的内容没有处理。");
        }
        if (verdict != RateLimit.Verdict.WITHIN) {
            return Optional.empty();
        }
        Optional<Employee> employee = employees.apply(userId).filter(Employee::active);
        if (employee.isEmpty()) {
            log.info("Command of somebody who is no active employee user={}", userId);
            context.respond("您的账号（" + userId + "）还没有开通沟通助手，请联系管理员把您加入员工名单。");
        }
        return employee;
    }

    private String unknown(String word) {
        return UnknownCommandText.render(word, registry.nearest(word));
    }
}
