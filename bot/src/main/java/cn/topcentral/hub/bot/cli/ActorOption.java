package cn.topcentral.hub.bot.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of every command that says who is who: who says so, and how to answer. */
final class ActorOption {
    @Option(
            names = "--as",
            paramLabel = "USERID",
            description = "The employee who says so, for the audit trail; without it the user of this machine.")
    private Optional<String> userid = Optional.empty();

    @Option(names = "--json", description = "Print one JSON document on stdout and nothing else.")
    private boolean json;

    Actor actor() {
        return new Actor(userid, System.getProperty("user.name", "unknown"));
    }

    boolean json() {
        return json;
    }
}
