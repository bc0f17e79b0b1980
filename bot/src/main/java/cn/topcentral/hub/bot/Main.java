package cn.topcentral.hub.bot;

import cn.topcentral.hub.bot.cli.CommandContext;
import cn.topcentral.hub.bot.cli.HubCommandLine;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** Where the program starts; the {@code hub} script calls it. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        CommandContext context =
                new CommandContext(System.getenv(), Path.of("").toAbsolutePath(), System.out, System.err);
        System.exit(new HubCommandLine(context, commands(context)).run(arguments));
    }

    /** The commands there are, in the order of the help; a command is listed here once its work is done by {@code Hub}. */
    static List<Callable<Integer>> commands(CommandContext context) {
        return List.of();
    }
}
