package cn.topcentral.hub.bot.command;

import cn.topcentral.hub.templates.timeline.CommandDescription;
import cn.topcentral.hub.templates.timeline.HelpText;
import java.util.List;
import java.util.function.Supplier;

/** Lists the commands, or explains one. */
public final class HelpCommand implements Command {
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
        List<CommandDescription> all =
                commands.get().stream().map(HelpCommand::described).toList();
        context.respond(all.stream()
                .filter(command -> wanted.equalsIgnoreCase(command.name()) || wanted.equals(command.chineseName()))
                .findFirst()
                .map(HelpText::render)
                .orElseGet(() -> HelpText.render(all)));
    }

    private static CommandDescription described(Command command) {
        return new CommandDescription(
                command.name(), command.chineseName(), command.arguments(), command.help(), command.example());
    }
}
