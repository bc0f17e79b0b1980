package cn.topcentral.hub.bot.command;

import cn.topcentral.hub.bot.timeline.TimelineFilter;
import cn.topcentral.hub.bot.timeline.TimelineReader;
import cn.topcentral.hub.templates.timeline.TimelineCard;
import java.time.Clock;

/** Shows what was said with a customer lately. */
public final class TimelineCommand implements Command {
    private final CustomerChoice customers;
    private final TimelineReader timelines;
    private final Clock clock;

    /**
     * Answers from the given timelines.
     *
     * @param clock tells what today is and in which zone days begin
     */
    public TimelineCommand(CustomerChoice customers, TimelineReader timelines, Clock clock) {
        this.customers = customers;
        this.timelines = timelines;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "timeline";
    }

    @Override
    public String chineseName() {
        return "时间轴";
    }

    @Override
    public String arguments() {
        return "客户名 [时间段] [渠道]";
    }

    @Override
    public String help() {
        return "看一个客户在各个渠道的沟通记录，可以只看一段时间或某个渠道；也可以不写命令，直接发客户名";
    }

    @Override
    public String example() {
        return "/时间轴 奥克斯 近30天 电话";
    }

    @Override
    public void run(CommandRequest request, CommandContext context) {
        TimelineArguments arguments = TimelineArguments.parse(request.arguments(), clock);
        if (arguments.customer().isEmpty()) {
            throw new CommandRefused("请写上客户名，例如：" + example());
        }
        customers
                .choose(request, arguments.customer(), name(), context)
                .map(customer -> timelines.card(customer, filter(arguments)))
                .map(TimelineCard::render)
                .ifPresent(context::respond);
    }

    private static TimelineFilter filter(TimelineArguments arguments) {
        return new TimelineFilter(
                arguments.period().map(Period::from),
                arguments.period().map(Period::until),
                arguments.period().map(Period::label).orElse(""),
                arguments.channels());
    }
}
