package cn.topcentral.hub.bot.cli;

import cn.topcentral.hub.bot.config.HubConfig;
import cn.topcentral.hub.storage.report.ReportKind;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code hub report}. */
@Command(
        name = "report",
        header = "Write a report (A15) and print it.",
        description = {
            "The report is stored; written again with the same data it stays the same, and with late data it becomes a correction that says what"
                    + " changed.",
            "daily covers the day given, weekly its week from Monday, monthly its month; without --date the last complete one."
        })
public final class ReportCommand implements Callable<Integer> {
    /**
     * What the call asks for.
     *
     * @param config the configuration
     * @param kind which report
     * @param name of which customer; given for the customer report alone
     * @param date a day of the period
     * @param figure show the rows behind this figure instead of the report
     * @param json whether to print one JSON document instead of Markdown
     */
    public record Request(
            HubConfig config,
            ReportKind kind,
            Optional<String> name,
            Optional<LocalDate> date,
            Optional<String> figure,
            boolean json) {}

    /** Takes the kind in lower case, as it is written everywhere else. */
    static final class KindOfReport implements ITypeConverter<ReportKind> {
        @Override
        public ReportKind convert(String word) {
            return Arrays.stream(ReportKind.values())
                    .filter(kind -> kind.code().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("there are daily, weekly, monthly and customer"));
        }
    }

    private final CommandWork<Request> work;
    private final CommandContext context;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Parameters(
            index = "0",
            paramLabel = "KIND",
            description = "daily, weekly, monthly or customer.",
            converter = ReportCommand.KindOfReport.class)
    private ReportKind kind = ReportKind.DAILY;

    @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "The customer, for a customer report.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--date", paramLabel = "DATE", description = "A day of the period, e.g. 2026-10-01.")
    private Optional<LocalDate> date = Optional.empty();

    @Option(
            names = "--rows",
            paramLabel = "FIGURE",
            description = "Print the rows behind a figure, as its link names it: /r/REPORT/f/FIGURE.")
    private Optional<String> figure = Optional.empty();

    @Option(names = "--json", description = "Print one JSON document on stdout and nothing else.")
    private boolean json;

    public ReportCommand(CommandContext context, CommandWork<Request> work) {
        this.context = context;
        this.work = work;
    }

    @Override
    public Integer call() throws Exception {
        if ((kind == ReportKind.CUSTOMER) != name.isPresent()) {
            throw new CommandFailure(
                    name.isPresent()
                            ? "a " + kind.code() + " report is about all customers"
                            : "whose report is it to be?",
                    name.isPresent()
                            ? "Leave the name out, or write: ./hub report customer NAME"
                            : "Name the customer: ./hub report customer 奥克斯");
        }
        return work.run(new Request(context.config(config.file()), kind, name, date, figure, json), context);
    }
}
