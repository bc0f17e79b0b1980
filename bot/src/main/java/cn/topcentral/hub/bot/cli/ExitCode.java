package cn.topcentral.hub.bot.cli;

/** What the program tells its caller; scripts rely on it. */
public final class ExitCode {
    /** All went well. */
    public static final int OK = 0;

    /** The work failed, or part of it was rejected. */
    public static final int FAILED = 1;

    /** Wrong arguments or configuration: nothing was done. */
    public static final int WRONG_USE = 2;

    private ExitCode() {}
}
