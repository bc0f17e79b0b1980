package cn.topcentral.hub.bot.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code hub} itself: the options every command has. */
@Command(
        name = "hub",
        header = "Unified Communication Hub (全渠道沟通聚合系统): every talk with a customer on one timeline, in WeCom.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = HubVersion.class,
        footer = {
            "",
            "./hub test runs everything CI runs, ./hub bench the benchmarks.",
            "Exit codes: 0 all went well, 1 failed or partly rejected, 2 wrong arguments or configuration.",
            "Variables: HUB_CONFIG names the configuration, HUB_LOG the log level (default INFO), HUB_JAVA_OPTS further JVM flags."
        })
final class RootCommand {
    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Print the stack trace of a failure (also: HUB_DEBUG=true).")
    private boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Say how to use it.")
    @SuppressWarnings("UnusedVariable") // picocli acts on the annotation
    private boolean help;

    @Option(names = "--version", versionHelp = true, description = "Print the version.")
    @SuppressWarnings("UnusedVariable") // picocli acts on the annotation
    private boolean version;

    boolean verbose() {
        return verbose;
    }
}
