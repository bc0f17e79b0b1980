package cn.topcentral.hub.bot.command;

import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import cn.topcentral.hub.templates.timeline.CommandDescription;
import cn.topcentral.hub.templates.timeline.HelpGroup;
import cn.topcentral.hub.templates.timeline.HelpText;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Lists the commands that the sender may use, or explains one. */
public final class HelpCommand implements Command {
    private static final int LONGEST_SHOWN = 20;

    private final Supplier<List<Command>> commands;

    /**
     * Explains the given commands.
     *
     * @param commands asked when needed, because the list holds this command too
     */
    public HelpCommand(Supplier<List<Command>> commands) {
        this.commands = commands;
    }

    @Override
    public String name() {
        return "help";
    }

    @Override
    public String chineseName() {
        return "帮助";
    }

    @Override
    public String arguments() {
        return "[命令]";
    }

    @Override
    public String help() {
        return "列出全部命令，或说明一个命令";
    }

    @Override
    public String example() {
        return "/帮助 时间轴";
    }

    @Override
    public boolean confidential() {
        return false;
    }

    @Override
    public void run(CommandRequest request, CommandContext context) {
        String wanted = request.arguments().replaceFirst("^[/／、]", "");
        List<Command> usable = commands.get().stream()
                .filter(command -> request.sender().role().compareTo(command.from()) >= 0)
                .toList();
        if (wanted.isEmpty()) {
            context.respond(HelpText.render(grouped(usable)));
            return;
        }
        context.respond(usable.stream()
                .filter(command -> wanted.equalsIgnoreCase(command.name()) || wanted.equals(command.chineseName()))
                .findFirst()
                .map(HelpCommand::described)
                .map(HelpText::render)
                .orElseGet(() -> "没有“" + Shortening.chars(CleanText.line(wanted), LONGEST_SHOWN) + "”这个命令。\n"
                        + HelpText.render(grouped(usable))));
    }

    private static List<HelpGroup> grouped(List<Command> commands) {
        return Arrays.stream(CommandGroup.values())
                .map(group -> new HelpGroup(
                        group.title(),
                        commands.stream()
                                .filter(command -> command.group() == group)
                                .map(HelpCommand::described)
                                .toList()))
                .filter(group -> !group.commands().isEmpty())
                .toList();
    }

    private static CommandDescription described(Command command) {
        return new CommandDescription(
                command.name(), command.chineseName(), command.arguments(), command.help(), command.example());
    }
}
