package cn.topcentral.hub.bot.work;

import cn.topcentral.hub.agents.coordination.Coordination;
import cn.topcentral.hub.agents.coordination.InsightRows;
import cn.topcentral.hub.agents.finding.AgentJson;
import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.bot.Agents;
import cn.topcentral.hub.bot.HubStorage;
import cn.topcentral.hub.bot.analysis.CoordinationText;
import cn.topcentral.hub.bot.cli.CommandContext;
import cn.topcentral.hub.bot.cli.CommandWork;
import cn.topcentral.hub.bot.cli.CustomerQuestion;
import cn.topcentral.hub.bot.cli.ExitCode;
import cn.topcentral.hub.storage.history.CustomerHistory;
import cn.topcentral.hub.storage.insight.NewInsight;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** {@code hub coordinate}: all agents on one customer; what they found is kept. */
public final class CoordinateWork implements CommandWork<CustomerQuestion.Request> {
    private static final int SIDE_BY_SIDE = 2;

    private final Clock clock;

    public CoordinateWork(Clock clock) {
        this.clock = clock;
    }

    @Override
    public int run(CustomerQuestion.Request request, CommandContext context) {
        ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        try (HubStorage storage = HubStorage.open(request.config(), HubStorage.As.GUEST);
                Agents agents = Agents.open(request.config(), storage, clock)) {
            CustomerHistory history = Histories.of(request, storage, clock);
            Histories.warnOfUnread(history, context.err());
            Finding<Coordination> finding = agents.coordinator(storage, threads).coordinate(history);
            List<NewInsight> insights = InsightRows.of(finding, history);
            storage.insights().save(history.customer().id(), insights, clock.instant());
            finding.result().reports().ifPresent(report -> agents.reportDesk(storage)
                    .keep(report, clock.instant()));
            if (request.json()) {
                context.out().println(AgentJson.write(finding));
            } else {
                CoordinationText.lines(finding, history).forEach(context.out()::println);
                context.out().println("已保存洞察 " + insights.size() + " 条。");
            }
            return finding.result().missing().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
        } finally {
            threads.shutdownNow();
        }
    }
}
