package cn.topcentral.hub.bot.work;

import cn.topcentral.hub.agents.analysis.CommunicationAnalysis;
import cn.topcentral.hub.agents.analysis.CommunicationAnalyst;
import cn.topcentral.hub.agents.evaluation.AnnotationLabels;
import cn.topcentral.hub.agents.evaluation.BadLine;
import cn.topcentral.hub.agents.evaluation.LabelledRecord;
import cn.topcentral.hub.agents.evaluation.RecordLine;
import cn.topcentral.hub.agents.finding.AgentJson;
import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.bot.Agents;
import cn.topcentral.hub.bot.cli.CommandContext;
import cn.topcentral.hub.bot.cli.CommandWork;
import cn.topcentral.hub.bot.cli.ExitCode;
import cn.topcentral.hub.bot.cli.LabelledFile;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** {@code hub analyze}: A10 on the records of a file, several at a time, answers in the order of the file. */
public final class AnalyzeWork implements CommandWork<LabelledFile.Request> {
    /** How far reading runs ahead of printing, for each worker. */
    private static final int AHEAD = 8;

    private record Answered(LabelledRecord record, Future<Finding<CommunicationAnalysis>> finding) {}

    @Override
    public int run(LabelledFile.Request request, CommandContext context)
            throws IOException, InterruptedException, ExecutionException {
        int workers = request.config().analysis().workers();
        ExecutorService threads = Executors.newFixedThreadPool(workers);
        int wrong = 0;
        try (Agents agents = Agents.ofTheHouse(request.config());
                BufferedReader lines = request.open()) {
            Deque<Answered> open = new ArrayDeque<>();
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                if (RecordLine.parse(number, line) instanceof LabelledRecord record) {
                    CommunicationAnalyst analyst = agents.analyst();
                    open.add(new Answered(record, threads.submit(() -> analyst.analyse(record.request()))));
                } else {
                    wrong++;
                    context.err().println("hub: " + ((BadLine) RecordLine.parse(number, line)).message());
                }
                if (open.size() > workers * AHEAD) {
                    print(open.remove(), request.json(), context.out());
                }
            }
            while (!open.isEmpty()) {
                print(open.remove(), request.json(), context.out());
            }
        } finally {
            threads.shutdownNow();
        }
        return wrong == 0 ? ExitCode.OK : ExitCode.FAILED;
    }

    private static void print(Answered answered, boolean json, PrintStream out)
            throws InterruptedException, ExecutionException {
        Finding<CommunicationAnalysis> finding = answered.finding().get();
        if (json) {
            out.println(tree(answered.record(), finding));
            return;
        }
        CommunicationAnalysis analysis = finding.result();
        out.printf(
                "%s  %s（%s） %s %s 紧急度%s%n",
                answered.record().request().id(),
                analysis.intent().category().label(),
                analysis.intent().confidence().toPlainString(),
                analysis.sentiment().overall().label(),
                analysis.sentiment().score().toPlainString(),
                analysis.urgency().level().label());
        out.printf(
                "    %s · %s%n", analysis.intent().detail(), analysis.urgency().reason());
        if (!analysis.followUp().isEmpty()) {
            out.printf("    待办：%s%n", String.join("；", analysis.followUp()));
        }
    }

    /** The answer as the seed has it, with the record's id before it and its labels in the flat form of the annotation guide after it. */
    private static ObjectNode tree(LabelledRecord record, Finding<CommunicationAnalysis> finding) {
        ObjectNode tree = AgentJson.MAPPER.createObjectNode();
        tree.put("id", record.request().id());
        tree.setAll(AgentJson.tree(finding));
        tree.set("labels", AgentJson.MAPPER.valueToTree(AnnotationLabels.of(finding.result())));
        return tree;
    }
}
