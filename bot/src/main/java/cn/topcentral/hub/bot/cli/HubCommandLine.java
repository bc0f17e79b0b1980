package cn.topcentral.hub.bot.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** The program as called: finds the command, runs it, and turns whatever happens into output and an exit code. */
public final class HubCommandLine {
    private final CommandContext context;
    private final List<Callable<Integer>> commands;

    public HubCommandLine(CommandContext context, List<Callable<Integer>> commands) {
        this.context = context;
        this.commands = List.copyOf(commands);
    }

    /** Runs one call and returns its {@link ExitCode}; never throws. */
    public int run(String... arguments) {
        RootCommand root = new RootCommand();
        Failures failures = new Failures(context.err());
        CommandLine commandLine = new CommandLine(root);
        commands.forEach(commandLine::addSubcommand);
        commandLine
                .setOut(new PrintWriter(context.out(), true, UTF_8))
                .setErr(new PrintWriter(context.err(), true, UTF_8))
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler((failure, given) -> failures.wrongArguments(failure))
                .setExecutionExceptionHandler((failure, command, given) -> failures.failed(failure, verbose(root)));
        if (arguments.length == 0) {
            commandLine.usage(commandLine.getErr());
            return ExitCode.WRONG_USE;
        }
        return commandLine.execute(arguments);
    }

    private boolean verbose(RootCommand root) {
        String debug = context.environment().getOrDefault("HUB_DEBUG", "");
        return root.verbose() || !(debug.isEmpty() || debug.equals("0") || debug.equalsIgnoreCase("false"));
    }
}
