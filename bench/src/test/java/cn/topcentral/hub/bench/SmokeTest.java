package cn.topcentral.hub.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** That each benchmark runs through and tells a ratio; how fast, depends on the machine and is not tested. */
class SmokeTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** One channel for all: each takes a database of its own to measure on, and what they decode is tested where they live. */
    @Test
    void importsAreComparedWithRawInserts() {
        run("import", "--channel", "wecom", "--records", "500", "--repetitions", "1");

        assertThat(out.toString()).containsPattern(comparedRow("wecom, 500 records", "records/s"));
    }

    @Test
    void timelinePagesAreComparedWithBareSql() {
        run("timeline", "--sizes", "1000,3000", "--customers", "50", "--rounds", "20");

        assertThat(out.toString())
                .containsPattern(comparedRow("newest 100 of 3,000, p99", "ms"))
                .containsPattern(comparedRow("100 deep in 3,000, p99", "ms"))
                .containsPattern(comparedRow("newest 100, p99, 3,000 against 1,000 records", "ms"))
                .containsPattern(comparedRow("search of a rare term in 3,000, p99", "ms"));
        assertThat(err.toString()).contains("Plan of the newest page");
    }

    @Test
    void callbacksAreComparedWithAnEmptyHandler() {
        run("callback", "--rate", "20", "--seconds", "2");

        assertThat(out.toString())
                .containsPattern(comparedRow("acknowledged at 20/s, p99", "ms"))
                .contains("all 40 answers pushed");
    }

    @Test
    void aStormIsToldWithinTheBudgetAndCallbacksAreAcknowledgedWhileTheApiIsSlow() {
        run("push", "--alerts", "60", "--within", "0", "--rate", "20", "--seconds", "1", "--api-delay-ms", "600");

        assertThat(out.toString())
                .containsPattern("most cards in any minute, 60 alerts within 0 s \\| [0-9.]+ cards .* met")
                .containsPattern("alerts lost or told twice \\| 0.00 alerts .* met")
                .containsPattern(comparedRow("acknowledged at 20/s while the API takes 600 ms, p99", "ms"));
    }

    @Test
    void bothEnginesOfTheAnalystAreMeasured() {
        run("agents", "--messages", "40", "--calls", "16");

        assertThat(out.toString())
                .containsPattern(comparedRow("short chat messages, 2 threads, against 100 a second", "messages/s"))
                .containsPattern(comparedRow(
                        "16 callers of a model that answers in 1 s, against the waiting alone", "analyses/s"));
    }

    @Test
    void unknownChannelIsRefusedWithTheOnesThereAre() {
        int exit = execute("import", "--channel", "fax");

        assertThat(exit).isNotZero();
        assertThat(err.toString()).contains("wecom, email and phone");
    }

    /** A row of the table whose ours, baseline and ratio are all there. */
    private static String comparedRow(String what, String unit) {
        return "\\| \\Q" + what + "\\E[^|]*\\| [0-9.,]+ " + unit + " \\| [0-9.,]+ " + unit
                + " \\| [0-9]+\\.[0-9]{2} \\|";
    }

    private void run(String... arguments) {
        assertThat(execute(arguments)).as(err.toString()).isZero();
    }

    private int execute(String... arguments) {
        return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }
}
