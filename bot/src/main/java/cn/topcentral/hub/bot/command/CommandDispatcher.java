package cn.topcentral.hub.bot.command;

import cn.topcentral.hub.bot.command.CommandRequest.Origin;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.templates.timeline.UnknownCommandText;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From a typed line or a tapped button to the command that answers it. The one place that decides who may ask, and what becomes of what
 * nobody understands. Thread-safe.
 */
public final class CommandDispatcher {
    private static final Logger log = LoggerFactory.getLogger(CommandDispatcher.class);
    private static final int LONGEST_BARE_NAME = 40;

    private final CommandRegistry registry;
    private final Command bareName;
    private final Function<String, Optional<Employee>> employees;
    private final Emoticons emoticons = new Emoticons();

    /**
     * Dispatches to the registered commands.
     *
     * @param bareName what a line that is no command is for: its text is taken as this command's arguments
     * @param employees finds an employee by userid in lower case
     */
    public CommandDispatcher(
            CommandRegistry registry, Command bareName, Function<String, Optional<Employee>> employees) {
        this.registry = registry;
        this.bareName = bareName;
        this.employees = employees;
    }

    /** Answers a line somebody typed. An emoticon gets no answer. */
    public void typed(String userId, String text, CommandContext context) {
        TypedLine line = TypedLine.parse(text);
        if (line instanceof TypedLine.Slash slash) {
            Optional<CommandRegistry.Match> match = registry.find(slash);
            if (match.isPresent()) {
                run(userId, match.get(), Origin.TYPED, context);
            } else if (!emoticons.begins(slash.word())) {
                refuseStrangers(userId, context).ifPresent(employee -> context.respond(unknown(slash.word())));
            }
        } else if (line instanceof TypedLine.Plain plain) {
            plain(userId, plain, context);
        } else {
            throw new IllegalStateException("Line of an unknown kind: " + line.getClass());
        }
    }

    /** Answers a tap on a button whose key is {@code command:arguments}. Keys of other makers are left alone. */
    public void tapped(String userId, String key, CommandContext context) {
        int colon = key.indexOf(':');
        Optional<Command> command = colon < 0 ? Optional.empty() : registry.named(key.substring(0, colon));
        if (command.isEmpty()) {
            log.warn("Button without a command keyLength={}", key.length());
            return;
        }
        run(userId, new CommandRegistry.Match(command.get(), key.substring(colon + 1)), Origin.TAPPED, context);
    }

    private void plain(String userId, TypedLine.Plain line, CommandContext context) {
        String text = line.text();
        if (text.isEmpty()) {
            return;
        }
        Optional<CommandRegistry.Match> match = registry.find(line);
        if (match.isPresent()) {
            run(userId, match.get(), Origin.TYPED, context);
        } else if (text.codePointCount(0, text.length()) <= LONGEST_BARE_NAME) {
            run(userId, new CommandRegistry.Match(bareName, text), Origin.TYPED, context);
        } else {
            refuseStrangers(userId, context)
                    .ifPresent(employee -> context.respond("这段话有点长，我没看懂。直接发客户名称可以看沟通时间轴，发送 /帮助 查看全部命令。"));
        }
    }

    private void run(String userId, CommandRegistry.Match match, Origin origin, CommandContext context) {
        Optional<Employee> sender = refuseStrangers(userId, context);
        if (sender.isEmpty()) {
            return;
        }
        try {
            match.command().run(new CommandRequest(sender.get(), match.arguments(), origin), context);
        } catch (CommandRefused refused) {
            context.respond(refused.sentence());
        }
    }

    /** The visible range of the app is set in WeCom's console and may be wider than the list of employees, or older. */
    private Optional<Employee> refuseStrangers(String userId, CommandContext context) {
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
