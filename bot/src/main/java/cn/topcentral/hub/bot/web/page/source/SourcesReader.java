package cn.topcentral.hub.bot.web.page.source;

import cn.topcentral.hub.bot.health.SourceHealth;
import cn.topcentral.hub.bot.health.SourceHealth.Week;
import cn.topcentral.hub.bot.schedule.Schedule;
import cn.topcentral.hub.storage.integrity.ServiceStatus;
import cn.topcentral.hub.storage.source.SourceState;
import cn.topcentral.hub.storage.source.SourceStateRepository;
import cn.topcentral.hub.templates.chart.Chart;
import cn.topcentral.hub.templates.page.When;
import cn.topcentral.hub.templates.page.source.SourcesPageModel;
import cn.topcentral.hub.templates.page.source.SourcesPageModel.Channel;
import cn.topcentral.hub.templates.page.source.SourcesPageModel.Line;
import cn.topcentral.hub.templates.page.source.SourcesPageModel.Poll;
import cn.topcentral.hub.templates.page.source.SourcesPageModel.Queue;
import cn.topcentral.hub.templates.page.source.SourcesPageModel.State;
import cn.topcentral.hub.templates.page.source.TroublesView;
import cn.topcentral.hub.templates.text.ChineseTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Reads how the sources are, from what {@code ./hub status} reads too. Thread-safe. */
final class SourcesReader {
    private static final Map<String, String> QUEUES = Map.of(
            "callbacks", "推送和消息待处理",
            "files", "文件待下载",
            "texts", "附件待识别",
            "analyses", "记录待分析",
            "notifications", "提醒待发送");

    private final SourceHealth health;
    private final SourceStateRepository states;
    private final ServiceStatus status;
    private final Supplier<List<Schedule.Job>> jobs;
    private final Clock clock;

    SourcesReader(
            SourceHealth health,
            SourceStateRepository states,
            ServiceStatus status,
            Supplier<List<Schedule.Job>> jobs,
            Clock clock) {
        this.health = health;
        this.states = states;
        this.status = status;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** @param details whether what other sides said is shown: it may name hosts and accounts */
    SourcesPageModel page(TroublesView troubles, boolean details) {
        Instant now = clock.instant();
        List<Week> weeks = health.weeks(ChineseTime.ZONE);
        List<SourceState> asked = states.all();
        List<Channel> channels = weeks.stream()
                .map(week -> channel(week, asked, now))
                // What went quiet first stands first.
                .sorted(Comparator.comparing(Channel::state)
                        .reversed()
                        .thenComparing(channel -> channel.state() == State.GOOD
                                ? ""
                                : channel.lastEvent().iso())
                        .thenComparing(Channel::system))
                .toList();
        List<Line> routes = status.brokenRoutes().stream()
                .map(route -> new Line(
                        route.route(),
                        "连续" + route.failures() + "次发送失败。"
                                + (details
                                        ? ReasonWords.of(route.reason()).remedy() + "（" + route.reason() + "）"
                                        : "")))
                .toList();
        List<Poll> polls =
                asked.stream().map(state -> poll(state, details, now)).toList();
        long failed =
                troubles.kinds().stream().mapToLong(TroublesView.Kind::count).sum();
        boolean well = failed == 0
                && routes.isEmpty()
                && channels.stream().allMatch(channel -> channel.state() == State.GOOD)
                && polls.stream().allMatch(poll -> poll.state() == State.GOOD);
        return new SourcesPageModel(
                headline(channels, polls, failed, well),
                well,
                channels,
                polls,
                chart(weeks, ChineseTime.date(now)),
                status.queues().stream().map(queue -> queue(queue, now)).toList(),
                routes,
                troubles);
    }

    private static String headline(List<Channel> channels, List<Poll> polls, long failed, boolean well) {
        if (well) {
            return channels.isEmpty() ? "还没有渠道的记录。" : "一切正常，" + channels.size() + "个渠道都在平时的节奏里。";
        }
        List<String> parts = new ArrayList<>();
        channels.stream()
                .filter(channel -> channel.state() == State.QUIET)
                .findFirst()
                .ifPresent(channel -> parts.add("最先安静的是" + channel.icon() + channel.label() + "，最近一条在"
                        + channel.lastEvent().words()));
        long failing =
                polls.stream().filter(poll -> poll.state() == State.FAILING).count();
        if (failing > 0) {
            parts.add(failing + "个来源连不上");
        }
        if (failed > 0) {
            parts.add(failed + "条需要处理");
        }
        return parts.isEmpty() ? "有提醒发不出去，见最下面。" : String.join("；", parts) + "。";
    }

    private static Channel channel(Week week, List<SourceState> asked, Instant now) {
        SourceHealth.Source source = week.source();
        boolean failing = asked.stream()
                .anyMatch(state -> state.error().isPresent() && SourceWords.feeds(state.source(), source));
        boolean quiet = source.state() == SourceHealth.State.QUIET;
        return new Channel(
                source.type().icon(),
                source.type().label(),
                source.system(),
                failing ? State.FAILING : quiet ? State.QUIET : State.GOOD,
                SourceWords.rhythm(week),
                failing
                        ? Optional.of("读不到新记录，原因见下面“定时读取”；恢复后会自动补齐。")
                        : Optional.of(SourceWords.remedy(source.type())).filter(remedy -> quiet),
                When.of(source.lastEvent(), now),
                When.of(source.lastReceived(), now),
                SourceWords.lag(source.lag()),
                source.records());
    }

    private Poll poll(SourceState state, boolean details, Instant now) {
        boolean failing = state.error().isPresent();
        Optional<Instant> next = jobs.get().stream()
                .filter(job -> job.name().equals(state.source()) || job.name().equals("poll " + state.source()))
                .findFirst()
                .flatMap(Schedule.Job::next)
                .map(time -> state.notBefore().filter(time::isBefore).orElse(time));
        return new Poll(
                state.source(),
                SourceWords.pollLabel(state.source()),
                failing ? State.FAILING : State.GOOD,
                state.lastSuccess().map(time -> When.of(time, now)),
                next.map(time -> When.of(time, now)),
                state.error()
                        .map(error -> "连续" + state.failures() + "次没有读到。"
                                + (details
                                        ? ReasonWords.of(error).words() + "："
                                                + ReasonWords.of(error).remedy()
                                        : "请系统管理员处理；恢复后会自动补齐，不会丢记录。")),
                state.error().filter(error -> details));
    }

    private static Queue queue(ServiceStatus.Queue queue, Instant now) {
        return new Queue(
                QUEUES.getOrDefault(queue.name(), queue.name()),
                queue.waiting(),
                queue.oldest().map(time -> When.of(time, now)),
                Optional.of(queue.resting() + "条在等配置（语音转写、文字识别或下载来源）").filter(text -> queue.resting() > 0));
    }

    /** By kind of channel: nine at most, so the legend stays readable however many sources there are. */
    private static Chart chart(List<Week> weeks, LocalDate today) {
        Map<String, List<Long>> byType = new LinkedHashMap<>();
        weeks.stream()
                .filter(week -> week.days().stream().anyMatch(count -> count > 0))
                .sorted(Comparator.comparing(week -> week.source().type()))
                .forEach(week -> byType.merge(
                        week.source().type().label(), week.days(), (one, other) -> IntStream.range(0, one.size())
                                .mapToObj(day -> one.get(day) + other.get(day))
                                .toList()));
        return Chart.of(
                "最近7天收到的记录",
                Chart.Kind.STACKS,
                "条",
                IntStream.rangeClosed(-6, 0)
                        .mapToObj(today::plusDays)
                        .map(day -> day.getMonthValue() + "-" + day.getDayOfMonth())
                        .toList(),
                byType.entrySet().stream()
                        .map(type -> Chart.Line.of(type.getKey(), type.getValue()))
                        .toList());
    }
}
