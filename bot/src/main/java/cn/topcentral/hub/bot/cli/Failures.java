package cn.topcentral.hub.bot.cli;

import cn.topcentral.hub.bot.config.ConfigProblem;
import cn.topcentral.hub.bot.config.InvalidConfigException;
import cn.topcentral.hub.storage.database.DatabaseUnavailable;
import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong: one line that begins with {@code hub:}, and one with the remedy. */
final class Failures {
    private static final String INDENT = "     ";

    private final PrintStream err;

    Failures(PrintStream err) {
        this.err = err;
    }

    int wrongArguments(ParameterException failure) {
        String command = failure.getCommandLine().getCommandSpec().qualifiedName();
        if (failure instanceof UnmatchedArgumentException unmatched && namesNoCommand(unmatched)) {
            print(
                    "there is no command '" + unmatched.getUnmatched().get(0) + "'",
                    nearest(unmatched.getSuggestions()) + "./" + command + " --help lists them.");
        } else {
            print(firstLine(failure), "./" + command + " --help says how to use it.");
        }
        return ExitCode.WRONG_USE;
    }

    int failed(Exception failure, boolean verbose) {
        int exitCode = describe(failure);
        if (verbose) {
            failure.printStackTrace(err);
        }
        return exitCode;
    }

    private int describe(Exception failure) {
        if (failure instanceof InvalidConfigException invalid) {
            err.println("hub: the configuration cannot be used:");
            for (ConfigProblem problem : invalid.problems()) {
                err.println(INDENT + problem);
            }
            return ExitCode.WRONG_USE;
        }
        if (failure instanceof CommandFailure expected) {
            print(expected.problem(), expected.remedy());
            return ExitCode.FAILED;
        }
        if (failure instanceof DatabaseUnavailable unavailable) {
            err.println("hub: " + unavailable.getMessage()); // says the remedy itself
            return ExitCode.FAILED;
        }
        print(
                failure.getClass().getSimpleName() + ": " + firstLine(failure),
                "This was not foreseen; the same call with --verbose prints where it happened.");
        return ExitCode.FAILED;
    }

    private void print(String problem, String remedy) {
        err.println("hub: " + problem);
        err.println(INDENT + remedy);
    }

    /** Whether the words were meant as a command, rather than as one argument too many of a command. */
    private static boolean namesNoCommand(UnmatchedArgumentException unmatched) {
        return unmatched.getCommandLine().getParent() == null
                && !unmatched.getUnmatched().get(0).startsWith("-");
    }

    private static String nearest(List<String> suggestions) {
        return suggestions.isEmpty() ? "" : "Did you mean " + suggestions.get(0) + "? ";
    }

    private static String firstLine(Exception failure) {
        String message = Objects.requireNonNullElse(failure.getMessage(), "no further message");
        return message.lines().findFirst().orElse("no further message");
    }
}
