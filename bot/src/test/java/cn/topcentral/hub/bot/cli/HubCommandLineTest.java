package cn.topcentral.hub.bot.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.bot.config.HubConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command is run through the front door; its work only notes what it was asked. */
class HubCommandLineTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<Object> requests = new ArrayList<>();
    private Map<String, String> environment = Map.of();

    @Test
    void demoNeedsNoConfiguration() throws IOException {
        Files.writeString(folder.resolve("hub.yaml"), "broken: [");

        assertThat(run("demo")).isZero();
        assertThat(requests)
                .containsExactly(new DemoCommand.Request(8080, folder.resolve("data/demo"), Optional.empty()));
    }

    @Test
    void demoTakesPortAndFolder() {
        assertThat(run("demo", "--port", "0", "--data", "there")).isZero();
        assertThat(requests).containsExactly(new DemoCommand.Request(0, folder.resolve("there"), Optional.empty()));
    }

    @Test
    void demoRefusesAnImpossiblePort() {
        assertThat(run("demo", "--port", "70000")).isEqualTo(ExitCode.FAILED);
        assertThat(errors()).isEqualTo("hub: --port 70000 is no TCP port\n     Give a number from 0 to 65535.\n");
    }

    @Test
    void serveReadsTheNamedConfiguration() throws IOException {
        Files.writeString(folder.resolve("firm.yaml"), "tenant: T7\n");

        assertThat(run("serve", "--config", "firm.yaml", "--check")).isZero();
        assertThat(requests).singleElement().isInstanceOfSatisfying(ServeCommand.Request.class, request -> {
            assertThat(request.config().tenant()).isEqualTo("T7");
            assertThat(request.checkOnly()).isTrue();
        });
    }

    @Test
    void everyProblemOfTheConfigurationIsPrintedAndNothingStarts() throws IOException {
        Files.writeString(folder.resolve("hub.yaml"), "servr: {}\ntimezone: Mars\n");

        assertThat(run("serve")).isEqualTo(ExitCode.WRONG_USE);
        assertThat(requests).isEmpty();
        assertThat(errors().lines())
                .hasSize(3)
                .startsWith("hub: the configuration cannot be used:")
                .anySatisfy(
                        line -> assertThat(line).contains("hub.yaml:1: servr is an unknown key; did you mean server?"))
                .anySatisfy(line -> assertThat(line).contains("hub.yaml:2: timezone is 'Mars'"));
    }

    @Test
    void importPathsAreThoseOfTheCaller() throws IOException {
        Files.createDirectories(folder.resolve("mails"));
        Files.writeString(folder.resolve("一封.eml"), "");

        assertThat(run("import", "email", "mails", "一封.eml", "--json")).isZero();
        assertThat(requests).singleElement().isInstanceOfSatisfying(ImportCommand.Request.class, request -> {
            assertThat(request.channel()).isEqualTo("email");
            assertThat(request.paths()).containsExactly(folder.resolve("mails"), folder.resolve("一封.eml"));
            assertThat(request.json()).isTrue();
        });
    }

    @Test
    void importOfAMissingFileStoresNothing() throws IOException {
        Files.writeString(folder.resolve("a.eml"), "");

        assertThat(run("import", "email", "a.eml", "b.eml")).isEqualTo(ExitCode.FAILED);
        assertThat(requests).isEmpty();
        assertThat(errors()).contains("hub: there is no " + folder.resolve("b.eml"), "nothing was imported");
    }

    @Test
    void importOfAnUnknownChannelNamesTheKnown() {
        assertThat(run("import", "fax", ".")).isEqualTo(ExitCode.FAILED);
        assertThat(errors()).contains("no channel 'fax'", "Channels: email, wecom.");
    }

    @Test
    void importWithoutPathSaysHowToUseIt() {
        assertThat(run("import", "email")).isEqualTo(ExitCode.WRONG_USE);
        assertThat(errors()).contains("hub: Missing required parameter", "PATH", "./hub import --help");
    }

    @Test
    void timelineTakesNameAndPeriod() {
        assertThat(run("timeline", "奥克斯", "--since", "2026-10-01")).isZero();
        assertThat(requests).singleElement().isInstanceOfSatisfying(TimelineCommand.Request.class, request -> {
            assertThat(request.name()).isEqualTo("奥克斯");
            assertThat(request.since()).contains(LocalDate.of(2026, 10, 1));
            assertThat(request.json()).isFalse();
        });
    }

    @Test
    void wrongDateIsQuotedBack() {
        assertThat(run("timeline", "奥克斯", "--since", "October")).isEqualTo(ExitCode.WRONG_USE);
        assertThat(errors()).contains("--since", "October", "./hub timeline --help");
    }

    @Test
    void statusVerifyAndMigrateGetTheConfiguration() {
        assertThat(run("status", "--json")).isZero();
        assertThat(run("verify")).isZero();
        assertThat(run("migrate")).isZero();
        assertThat(requests.get(0))
                .isInstanceOfSatisfying(StatusCommand.Request.class, request -> assertThat(request.json())
                        .isTrue());
        assertThat(requests.get(1)).isInstanceOf(HubConfig.class);
        assertThat(requests.get(2)).isInstanceOf(HubConfig.class);
    }

    @Test
    void exitCodeIsTheWorks() {
        assertThat(run(new VerifyCommand(context(), (request, context) -> ExitCode.FAILED), "verify"))
                .isEqualTo(ExitCode.FAILED);
    }

    @Test
    void unknownCommandIsAnsweredWithTheNearest() {
        assertThat(run("timelin")).isEqualTo(ExitCode.WRONG_USE);
        assertThat(errors()).contains("hub: there is no command 'timelin'", "timeline?", "./hub --help lists them");
    }

    @Test
    void unknownOptionIsNamed() {
        assertThat(run("status", "--jsno")).isEqualTo(ExitCode.WRONG_USE);
        assertThat(errors()).contains("hub: Unknown option: '--jsno'", "./hub status --help");
    }

    @Test
    void foreseenFailureIsTwoLines() {
        var failing = new VerifyCommand(context(), (request, context) -> {
            throw new CommandFailure("the database is in use by process 7", "End that process first.");
        });

        assertThat(run(failing, "verify")).isEqualTo(ExitCode.FAILED);
        assertThat(errors()).isEqualTo("hub: the database is in use by process 7\n     End that process first.\n");
    }

    @Test
    void unforeseenFailureShowsItsStackOnlyWhenAsked() {
        Callable<Integer> failing = new VerifyCommand(context(), (request, context) -> {
            throw new IllegalStateException("first line\nsecond line");
        });

        assertThat(run(failing, "verify")).isEqualTo(ExitCode.FAILED);
        assertThat(errors())
                .startsWith("hub: IllegalStateException: first line\n     ")
                .doesNotContain("\tat ");

        err.reset();
        run(failing, "verify", "--verbose");
        assertThat(errors()).contains("\tat cn.topcentral.hub");

        err.reset();
        environment = Map.of("HUB_DEBUG", "true");
        run(failing, "verify");
        assertThat(errors()).contains("\tat cn.topcentral.hub");
    }

    @Test
    void helpNamesEveryCommandAndItsUse() {
        assertThat(run("--help")).isZero();
        assertThat(output())
                .contains("demo", "serve", "import", "timeline", "status", "verify", "migrate", "Exit codes");
        assertThat(errors()).isEmpty();

        out.reset();
        assertThat(run("timeline", "--help")).isZero();
        assertThat(output()).contains("hub timeline", "NAME", "--since", "--json", "奥克斯");
    }

    @Test
    void noArgumentsAtAllPrintsTheHelpAsAnError() {
        assertThat(run()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(errors()).contains("Usage: hub", "timeline");
        assertThat(output()).isEmpty();
    }

    @Test
    void versionNamesTheJavaItRunsOn() {
        assertThat(run("--version")).isZero();
        assertThat(output())
                .startsWith("hub ")
                .contains("on Java " + Runtime.version().feature());
    }

    private int run(String... arguments) {
        CommandContext context = context();
        return new HubCommandLine(
                        context,
                        List.of(
                                new DemoCommand(context, this::note),
                                new ServeCommand(context, this::note),
                                new ImportCommand(context, Set.of("wecom", "email"), this::note),
                                new TimelineCommand(context, this::note),
                                new StatusCommand(context, this::note),
                                new VerifyCommand(context, this::note),
                                new MigrateCommand(context, this::note)))
                .run(arguments);
    }

    private int run(Callable<Integer> command, String... arguments) {
        return new HubCommandLine(context(), List.of(command)).run(arguments);
    }

    private int note(Object request, CommandContext context) {
        requests.add(request);
        return ExitCode.OK;
    }

    private CommandContext context() {
        return new CommandContext(
                environment, folder, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }

    private String output() {
        return out.toString(UTF_8);
    }

    private String errors() {
        return err.toString(UTF_8);
    }
}
