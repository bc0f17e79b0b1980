package cn.topcentral.hub.bot.work;

import cn.topcentral.hub.agents.evaluation.BadLine;
import cn.topcentral.hub.agents.evaluation.Evaluation;
import cn.topcentral.hub.agents.evaluation.LabelledRecord;
import cn.topcentral.hub.agents.evaluation.RecordLine;
import cn.topcentral.hub.agents.finding.AgentJson;
import cn.topcentral.hub.bot.Agents;
import cn.topcentral.hub.bot.cli.CommandContext;
import cn.topcentral.hub.bot.cli.CommandFailure;
import cn.topcentral.hub.bot.cli.CommandWork;
import cn.topcentral.hub.bot.cli.ExitCode;
import cn.topcentral.hub.bot.cli.LabelledFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/** {@code hub eval}: how often A10 says what people noted. */
public final class EvalWork implements CommandWork<LabelledFile.Request> {
    private final Clock clock;

    public EvalWork(Clock clock) {
        this.clock = clock;
    }

    @Override
    public int run(LabelledFile.Request request, CommandContext context) throws IOException {
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
        try (Agents agents = Agents.ofTheHouse(request.config(), clock)) {
            Evaluation evaluation = Evaluation.of(labelled.stream()
                    .map(record -> Evaluation.Pair.of(
                            record.labels().orElseThrow(),
                            agents.analyst().analyse(record.request()).result()))
                    .toList());
            context.out()
                    .println(
                            request.json()
                                    ? AgentJson.MAPPER.valueToTree(evaluation).toString()
                                    : evaluation.table());
        }
        return wrong.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }
}
