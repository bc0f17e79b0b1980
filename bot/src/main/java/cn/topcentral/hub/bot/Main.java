package cn.topcentral.hub.bot;

import cn.topcentral.hub.bot.analysis.Studies.Question;
import cn.topcentral.hub.bot.cli.AdviceCommand;
import cn.topcentral.hub.bot.cli.AnalyzeCommand;
import cn.topcentral.hub.bot.cli.BindCommand;
import cn.topcentral.hub.bot.cli.ClaimCommand;
import cn.topcentral.hub.bot.cli.ClaimsCommand;
import cn.topcentral.hub.bot.cli.CommandContext;
import cn.topcentral.hub.bot.cli.CoordinateCommand;
import cn.topcentral.hub.bot.cli.DemoCommand;
import cn.topcentral.hub.bot.cli.EvalCommand;
import cn.topcentral.hub.bot.cli.HubCommandLine;
import cn.topcentral.hub.bot.cli.IgnoreCommand;
import cn.topcentral.hub.bot.cli.ImportCommand;
import cn.topcentral.hub.bot.cli.InsightCommand;
import cn.topcentral.hub.bot.cli.MergeCommand;
import cn.topcentral.hub.bot.cli.MigrateCommand;
import cn.topcentral.hub.bot.cli.OpportunitiesCommand;
import cn.topcentral.hub.bot.cli.PartCommand;
import cn.topcentral.hub.bot.cli.ReportCommand;
import cn.topcentral.hub.bot.cli.RisksCommand;
import cn.topcentral.hub.bot.cli.ServeCommand;
import cn.topcentral.hub.bot.cli.SplitCommand;
import cn.topcentral.hub.bot.cli.StatusCommand;
import cn.topcentral.hub.bot.cli.TimelineCommand;
import cn.topcentral.hub.bot.cli.TrainCommand;
import cn.topcentral.hub.bot.cli.VerifyCommand;
import cn.topcentral.hub.bot.work.AnalyzeWork;
import cn.topcentral.hub.bot.work.BindWork;
import cn.topcentral.hub.bot.work.ClaimWork;
import cn.topcentral.hub.bot.work.ClaimsWork;
import cn.topcentral.hub.bot.work.CoordinateWork;
import cn.topcentral.hub.bot.work.DemoWork;
import cn.topcentral.hub.bot.work.EvalWork;
import cn.topcentral.hub.bot.work.IgnoreWork;
import cn.topcentral.hub.bot.work.ImportWork;
import cn.topcentral.hub.bot.work.MergeWork;
import cn.topcentral.hub.bot.work.MigrateWork;
import cn.topcentral.hub.bot.work.PartWork;
import cn.topcentral.hub.bot.work.ReportWork;
import cn.topcentral.hub.bot.work.ServeWork;
import cn.topcentral.hub.bot.work.SplitWork;
import cn.topcentral.hub.bot.work.StatusWork;
import cn.topcentral.hub.bot.work.StudyWork;
import cn.topcentral.hub.bot.work.TimelineWork;
import cn.topcentral.hub.bot.work.TrainWork;
import cn.topcentral.hub.bot.work.VerifyWork;
import cn.topcentral.hub.connectors.email.MailDefaults;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;

/** Where the program starts; the {@code hub} script calls it. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        MailDefaults.apply(); // read when the first mail class loads, never again
        CommandContext context =
                new CommandContext(System.getenv(), Path.of("").toAbsolutePath(), System.out, System.err);
        System.exit(new HubCommandLine(context, commands(context)).run(arguments));
    }

    /** The commands there are, in the order of the help. */
    static List<Callable<Integer>> commands(CommandContext context) {
        Clock clock = Clock.systemUTC();
        return List.of(
                new DemoCommand(context, new DemoWork(clock)),
                new ServeCommand(context, new ServeWork(clock)),
                new ImportCommand(context, Intake.CHANNELS, new ImportWork(clock)),
                new TimelineCommand(context, new TimelineWork()),
                new AnalyzeCommand(context, new AnalyzeWork()),
                new InsightCommand(context, new StudyWork(Question.INSIGHT, clock)),
                new OpportunitiesCommand(context, new StudyWork(Question.OPPORTUNITIES, clock)),
                new AdviceCommand(context, new StudyWork(Question.ADVICE, clock)),
                new RisksCommand(context, new StudyWork(Question.RISKS, clock)),
                new ReportCommand(context, new ReportWork(clock)),
                new CoordinateCommand(context, new CoordinateWork(clock)),
                new EvalCommand(context, new EvalWork()),
                new TrainCommand(context, new TrainWork()),
                new ClaimsCommand(context, new ClaimsWork()),
                new BindCommand(context, new BindWork(clock)),
                new ClaimCommand(context, new ClaimWork(clock)),
                new IgnoreCommand(context, new IgnoreWork(clock)),
                new MergeCommand(context, new MergeWork(clock)),
                new SplitCommand(context, new SplitWork(clock)),
                new PartCommand(context, new PartWork(clock)),
                new StatusCommand(context, new StatusWork(clock)),
                new VerifyCommand(context, new VerifyWork()),
                new MigrateCommand(context, new MigrateWork()));
    }
}
