package cn.topcentral.hub.bot.robot;

import cn.topcentral.hub.bot.command.Command;
import cn.topcentral.hub.bot.command.CommandContext;
import cn.topcentral.hub.bot.command.CommandDispatcher;
import cn.topcentral.hub.bot.command.CommandRegistry;
import cn.topcentral.hub.bot.command.CommandRequest;
import cn.topcentral.hub.bot.command.Conversation;
import cn.topcentral.hub.bot.command.Guess;
import cn.topcentral.hub.bot.timeline.HubData;
import cn.topcentral.hub.bot.web.RateLimit;
import cn.topcentral.hub.templates.card.Button;
import cn.topcentral.hub.templates.card.ButtonInteractionCard;
import cn.topcentral.hub.templates.card.MainTitle;
import cn.topcentral.hub.templates.card.TaskId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A dispatcher whose two commands, /open for groups and /closed about customers, do what the test says; files go into a conversation. */
final class ScriptedCommands {
    /** What the commands do. */
    BiConsumer<CommandRequest, CommandContext> script = (request, context) -> context.respond(request.arguments());

    /** What was sent that is no command. */
    final List<String> taken = new ArrayList<>();

    private record Scripted(String name, String chineseName, boolean confidential, ScriptedCommands of)
            implements Command {
        @Override
        public String arguments() {
            return "";
        }

        @Override
        public String help() {
            return "做测试里写的事";
        }

        @Override
        public String example() {
            return "/" + chineseName;
        }

        @Override
        public void run(CommandRequest request, CommandContext context) {
            of.script.accept(request, context);
        }
    }

    CommandDispatcher dispatcher(Clock clock) {
        Command open = new Scripted("open", "公开", false, this);
        Conversation files = (sender, incoming, context) -> {
            taken.add(incoming.getClass().getSimpleName() + " " + context.reference());
            return true;
        };
        return new CommandDispatcher(
                new CommandRegistry(List.of(open, new Scripted("closed", "客户", true, this))),
                open,
                userid -> Optional.of(HubData.employee(userid, "王伟", true)),
                List.of(files),
                Guess.NONE,
                new RateLimit(100, Duration.ofMinutes(1), clock));
    }

    static ButtonInteractionCard card(String title) {
        return ButtonInteractionCard.titled(
                MainTitle.of(title), List.of(Button.of("处理", "open:7")), new TaskId("T-" + title.hashCode()));
    }
}
