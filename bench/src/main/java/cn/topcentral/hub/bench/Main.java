package cn.topcentral.hub.bench;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Where the benchmarks start; {@code ./hub bench} calls it. */
@Command(
        name = "hub bench",
        description = "Measures the hub against bare baselines in the same run.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "BENCHMARK")
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine(
                        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                        new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .execute(arguments));
    }

    /** The program with its output given, for tests. */
    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        Clock clock = Clock.systemUTC();
        Run run = new Run(out, err, clock);
        return new CommandLine(new Main())
                .addSubcommand(new ImportCommand(run, clock))
                .addSubcommand(new TimelineCommand(run))
                .addSubcommand(new PageCommand(run, clock))
                .addSubcommand(new CallbackCommand(run, clock))
                .addSubcommand(new HookCommand(run, clock))
                .addSubcommand(new PushCommand(run, clock))
                .addSubcommand(new AgentsCommand(run, clock))
                .addSubcommand(new AllCommand(run, clock))
                .setOut(out)
                .setErr(err);
    }
}
