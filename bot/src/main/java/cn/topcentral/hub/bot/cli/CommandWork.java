package cn.topcentral.hub.bot.cli;

/**
 * What a command does once its arguments are understood.
 *
 * @param <R> the request: everything the command line said
 */
@FunctionalInterface
public interface CommandWork<R> {
    /**
     * Does it; results go to {@code context.out()}, progress to {@code context.err()}.
     *
     * @return an {@link ExitCode}
     * @throws CommandFailure for what the caller can put right
     * @throws Exception for anything else; shown as one line, with its stack trace under {@code --verbose}
     */
    int run(R request, CommandContext context) throws Exception;
}
