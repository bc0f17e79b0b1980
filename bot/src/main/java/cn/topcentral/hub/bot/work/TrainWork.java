package cn.topcentral.hub.bot.work;

import cn.topcentral.hub.agents.local.calendar.ChineseCalendar;
import cn.topcentral.hub.agents.local.classify.Corpus;
import cn.topcentral.hub.agents.local.classify.Training;
import cn.topcentral.hub.agents.local.extract.Extractor;
import cn.topcentral.hub.agents.local.extract.ProductLexicon;
import cn.topcentral.hub.bot.cli.CommandContext;
import cn.topcentral.hub.bot.cli.CommandWork;
import cn.topcentral.hub.bot.cli.ExitCode;
import cn.topcentral.hub.bot.cli.TrainCommand;
import java.io.IOException;
import java.util.List;

/** {@code hub train}: learns the classifiers of A10. */
public final class TrainWork implements CommandWork<TrainCommand.Request> {
    @Override
    public int run(TrainCommand.Request request, CommandContext context) throws IOException {
        Corpus corpus = request.withoutGiven() ? Corpus.withoutGiven() : Corpus.full();
        Extractor extractor = new Extractor(ProductLexicon.empty(), List.of(), ChineseCalendar.official());
        try (Training training = new Training(corpus, extractor)) {
            context.out().println(training.writeTo(request.file()));
        }
        return ExitCode.OK;
    }
}
