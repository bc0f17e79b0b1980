package cn.topcentral.hub.bot.work;

import cn.topcentral.hub.agents.analysis.CommunicationAnalyst;
import cn.topcentral.hub.agents.evaluation.BadLine;
import cn.topcentral.hub.agents.evaluation.CorrectionEvaluation;
import cn.topcentral.hub.agents.evaluation.Evaluation;
import cn.topcentral.hub.agents.evaluation.LabelledRecord;
import cn.topcentral.hub.agents.evaluation.RecordLine;
import cn.topcentral.hub.agents.finding.AgentJson;
import cn.topcentral.hub.bot.Agents;
import cn.topcentral.hub.bot.HubStorage;
import cn.topcentral.hub.bot.analysis.JudgedRecords;
import cn.topcentral.hub.bot.cli.CommandContext;
import cn.topcentral.hub.bot.cli.CommandFailure;
import cn.topcentral.hub.bot.cli.CommandWork;
import cn.topcentral.hub.bot.cli.EvalCommand;
import cn.topcentral.hub.bot.cli.ExitCode;
import cn.topcentral.hub.bot.cli.LabelledFile;
import cn.topcentral.hub.storage.correction.CorrectionRepository;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;

/** {@code hub eval}: how often A10 says what people noted, in a file or on the pages of records. */
public final class EvalWork implements CommandWork<EvalCommand.Request> {
    @Override
    public int run(EvalCommand.Request request, CommandContext context) throws IOException {
        return request.labels().isPresent() ? file(request.labels().get(), context) : corrections(request, context);
    }

    private static int file(LabelledFile.Request request, CommandContext context) throws IOException {
        List<RecordLine> lines;
        try (BufferedReader reader = request.open()) {
            lines = RecordLine.readAll(reader);
        }
        List<BadLine> wrong = lines.stream()
                .filter(BadLine.class::isInstance)
                .map(BadLine.class::cast)
                .toList();
        wrong.forEach(line -> context.err().println("hub: " + line.message()));
        List<LabelledRecord> labelled = lines.stream()
                .filter(LabelledRecord.class::isInstance)
                .map(LabelledRecord.class::cast)
                .filter(record -> record.labels().isPresent())
                .toList();
        if (labelled.isEmpty()) {
            throw new CommandFailure(
                    "no record of the file has labels", "docs/agents/a10.md shows how labelled records are written.");
        }
        try (Agents agents = Agents.ofTheHouse(request.config())) {
            CommunicationAnalyst analyst = agents.analyst();
            Evaluation evaluation = Evaluation.of(labelled.stream()
                    .map(record -> Evaluation.Pair.of(
                            record.labels().orElseThrow(),
                            analyst.analyse(record.request()).result()))
                    .toList());
            print(evaluation, evaluation.table(), request.json(), context);
        }
        return wrong.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    private static int corrections(EvalCommand.Request request, CommandContext context) {
        try (HubStorage storage = HubStorage.open(request.config(), HubStorage.As.GUEST);
                Agents agents = Agents.ofTheHouse(request.config())) {
            CorrectionEvaluation evaluation = new JudgedRecords(
                            new CorrectionRepository(storage.database()),
                            storage.analyses(),
                            request.config().timezone())
                    .evaluate(agents::analyst);
            if (evaluation.records() == 0) {
                throw new CommandFailure(
                        "nobody has corrected or confirmed a label yet",
                        "Open a record on a customer's timeline and press 准确 or 不准确 beside its labels.");
            }
            print(evaluation, evaluation.table(), request.json(), context);
        }
        return ExitCode.OK;
    }

    private static void print(Object evaluation, String table, boolean json, CommandContext context) {
        context.out().println(json ? AgentJson.MAPPER.valueToTree(evaluation).toString() : table);
    }
}
