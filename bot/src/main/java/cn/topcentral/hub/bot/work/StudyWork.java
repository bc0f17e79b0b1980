package cn.topcentral.hub.bot.work;

import cn.topcentral.hub.agents.finding.AgentJson;
import cn.topcentral.hub.bot.Agents;
import cn.topcentral.hub.bot.HubStorage;
import cn.topcentral.hub.bot.analysis.Studies;
import cn.topcentral.hub.bot.analysis.Studies.Answer;
import cn.topcentral.hub.bot.cli.CommandContext;
import cn.topcentral.hub.bot.cli.CommandWork;
import cn.topcentral.hub.bot.cli.CustomerQuestion;
import cn.topcentral.hub.bot.cli.ExitCode;
import cn.topcentral.hub.storage.history.CustomerHistory;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** {@code hub insight}, {@code opportunities}, {@code advice} and {@code risks}: what an agent says about a customer. */
public final class StudyWork implements CommandWork<CustomerQuestion.Request> {
    private final Studies.Question question;
    private final Clock clock;

    public StudyWork(Studies.Question question, Clock clock) {
        this.question = question;
        this.clock = clock;
    }

    @Override
    public int run(CustomerQuestion.Request request, CommandContext context) {
        try (HubStorage storage = HubStorage.open(request.config(), HubStorage.As.GUEST);
                Agents agents = Agents.open(request.config(), storage, clock)) {
            CustomerHistory history = Histories.of(request, storage, clock);
            Histories.warnOfUnread(history, context.err());
            Answer answer = agents.studies().answer(question, history);
            if (request.json()) {
                context.out().println(AgentJson.write(answer.finding()));
            } else {
                context.out().println(heading(history, request.config().timezone()));
                answer.lines().forEach(context.out()::println);
            }
            return ExitCode.OK;
        }
    }

    private String heading(CustomerHistory history, ZoneId zone) {
        return "%s · %s（截至 %s，依据 %d 条沟通、%d 笔订单）"
                .formatted(
                        history.customer().name(),
                        question.title(),
                        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
                                .withZone(zone)
                                .format(history.asOf()),
                        history.records().size(),
                        history.orders().size());
    }
}
