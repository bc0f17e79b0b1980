package cn.topcentral.hub.bot.operation;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.command.Command;
import cn.topcentral.hub.bot.command.CommandContext;
import cn.topcentral.hub.bot.command.CommandRequest;
import cn.topcentral.hub.bot.health.SourceHealth;
import cn.topcentral.hub.bot.timeline.PageLinks;
import cn.topcentral.hub.storage.employee.Employee.Role;
import cn.topcentral.hub.storage.integrity.ServiceStatus;
import cn.topcentral.hub.storage.source.SourceState;
import cn.topcentral.hub.templates.operation.Outcome;
import cn.topcentral.hub.templates.operation.OutcomeCard;
import cn.topcentral.hub.templates.operation.Question;
import cn.topcentral.hub.templates.text.ChineseTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells how the hub is: what comes in, what went quiet, what waits, what failed. Managers see all of it. */
final class StatusCommand implements Command {
    private final ServiceStatus status;
    private final SourceHealth health;
    private final Access access;
    private final PageLinks links;
    private final Clock clock;

    StatusCommand(ServiceStatus status, SourceHealth health, Access access, PageLinks links, Clock clock) {
        this.status = status;
        this.health = health;
        this.access = access;
        this.links = links;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "status";
    }

    @Override
    public String chineseName() {
        return "状态";
    }

    @Override
    public String arguments() {
        return "";
    }

    @Override
    public String help() {
        return "看各渠道收得正不正常，有多少在排队";
    }

    @Override
    public String example() {
        return "/状态";
    }

    @Override
    public boolean confidential() {
        return false;
    }

    @Override
    public void run(CommandRequest request, CommandContext context) {
        Map<String, Long> counts = status.counts();
        List<SourceHealth.Source> sources = health.sources();
        List<SourceHealth.Source> quiet = sources.stream()
                .filter(source -> source.state() == SourceHealth.State.QUIET)
                .toList();
        List<SourceState> failing = health.failing();
        boolean well = quiet.isEmpty() && failing.isEmpty();
        boolean all = access.isAtLeast(request.sender(), Role.MANAGER);
        List<Question.Row> rows = new ArrayList<>();
        rows.add(new Question.Row(
                "渠道",
                sources.size() - quiet.size() + " 个正常"
                        + (quiet.isEmpty() ? "" : "，" + quiet.size() + " 个没动静")
                        + (failing.isEmpty() ? "" : "，" + failing.size() + " 个连不上")));
        sources.stream()
                .max(Comparator.comparing(SourceHealth.Source::lastReceived))
                .ifPresent(latest -> rows.add(new Question.Row("最近收到", latest(latest))));
        rows.add(new Question.Row("待认领", counts.getOrDefault("records unclaimed", 0L) + " 条记录"));
        if (all) {
            rows.add(new Question.Row("分析", queue(counts, "analyses waiting", "analyses failed")));
            rows.add(new Question.Row("推送", queue(counts, "notifications waiting", "notifications failed")));
            rows.add(new Question.Row("回调", queue(counts, "callbacks waiting", "callbacks failed")));
        }
        context.respond(OutcomeCard.render(new Outcome(
                "状态",
                well ? "✅ 一切正常" : "⚠️ 有渠道要看一下",
                Optional.of("共 " + counts.getOrDefault("records", 0L) + " 条记录，" + counts.getOrDefault("customers", 0L)
                        + " 位客户"),
                rows,
                links.base(),
                all ? troubles(quiet, failing) : Optional.empty())));
    }

    private String latest(SourceHealth.Source source) {
        Duration lag = source.lag();
        return source.type().icon() + " " + ChineseTime.relative(source.lastReceived(), clock.instant())
                + (lag.compareTo(Duration.ofMinutes(1)) < 0 ? "" : "，晚 " + ChineseTime.length(lag));
    }

    private static String queue(Map<String, Long> counts, String waiting, String failed) {
        return counts.getOrDefault(waiting, 0L) + " 条在排队，" + counts.getOrDefault(failed, 0L) + " 条失败";
    }

    private static Optional<String> troubles(List<SourceHealth.Source> quiet, List<SourceState> failing) {
        String lines = Stream.concat(
                        failing.stream().map(state -> state.source() + " 连不上，已试 " + state.failures() + " 次"),
                        quiet.stream().map(SourceHealth.Source::text))
                .collect(Collectors.joining("\n"));
        return Optional.of(lines).filter(text -> !text.isEmpty());
    }
}
