package cn.topcentral.hub.bot.study;

import cn.topcentral.hub.bot.analysis.Studies;
import cn.topcentral.hub.bot.command.Command;
import cn.topcentral.hub.bot.command.CommandContext;
import cn.topcentral.hub.bot.command.CommandRefused;
import cn.topcentral.hub.bot.command.CommandRequest;
import cn.topcentral.hub.bot.command.CustomerChoice;
import cn.topcentral.hub.bot.timeline.PageLinks;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.history.CustomerHistory;
import cn.topcentral.hub.storage.history.HistoryRepository;
import cn.topcentral.hub.templates.card.MarkdownMessage;
import cn.topcentral.hub.templates.study.StudyCard;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shows on a card what one of the agents A11 to A14 finds about a customer; with 全部 after the name, all of it as text. */
final class StudyCommand implements Command {
    private static final Set<String> ALL_WORDS = Set.of("全部", "更多", "详细", "all", "more");
    /** Behind it an answer takes longer than a person waits without wondering. */
    private static final int LONG_HISTORY = 3_000;

    /** As the texts name what an answer rests on. */
    private static final Pattern BASIS = Pattern.compile("依据 (\\S+) “");

    private final Kind kind;
    private final CustomerChoice choice;
    private final HistoryRepository histories;
    private final Studies studies;
    private final PageLinks links;
    private final Clock clock;
    private final boolean worded;

    /** @param worded whether a model words the answer, which takes a while */
    StudyCommand(
            Kind kind,
            CustomerChoice choice,
            HistoryRepository histories,
            Studies studies,
            PageLinks links,
            Clock clock,
            boolean worded) {
        this.kind = kind;
        this.choice = choice;
        this.histories = histories;
        this.studies = studies;
        this.links = links;
        this.clock = clock;
        this.worded = worded;
    }

    /** One of the four. */
    enum Kind {
        INSIGHT(Studies.Question.INSIGHT, "insight", "洞察", "📊 客户洞察", "看客户的关系健康度、满意度、决策人和需求"),
        OPPORTUNITIES(Studies.Question.OPPORTUNITIES, "opps", "商机", "💡 商机", "看客户有哪些商机、多少金额、走到哪一步"),
        ADVICE(Studies.Question.ADVICE, "advice", "建议", "🎯 营销建议", "看下一步怎么谈、什么时候联系、发什么内容"),
        RISKS(Studies.Question.RISKS, "risks", "风险", "⚠️ 风险预警", "看客户有没有流失、投诉、付款等风险，该怎么办");

        private final Studies.Question question;
        private final String name;
        private final String chineseName;
        private final String title;
        private final String help;

        Kind(Studies.Question question, String name, String chineseName, String title, String help) {
            this.question = question;
            this.name = name;
            this.chineseName = chineseName;
            this.title = title;
            this.help = help;
        }
    }

    @Override
    public String name() {
        return kind.name;
    }

    @Override
    public String chineseName() {
        return kind.chineseName;
    }

    @Override
    public String arguments() {
        return "客户名 [全部]";
    }

    @Override
    public String help() {
        return kind.help;
    }

    @Override
    public String example() {
        return "/" + kind.chineseName + " 奥克斯";
    }

    @Override
    public void run(CommandRequest request, CommandContext context) {
        String line = request.arguments();
        String last = line.substring(line.lastIndexOf(' ') + 1);
        boolean all = line.length() > last.length() && ALL_WORDS.contains(last);
        String name = all ? line.substring(0, line.length() - last.length()).strip() : line;
        if (name.isEmpty()) {
            throw new CommandRefused("请写上客户名，例如：" + example());
        }
        choice.choose(request, name, all ? last : "", name(), context)
                .ifPresent(customer -> show(customer, all, context));
    }

    private void show(Customer customer, boolean all, CommandContext context) {
        CustomerHistory history = histories.read(customer, clock.instant(), clock.getZone());
        if (history.records().isEmpty()) {
            throw new CommandRefused(
                    shown(customer) + "还没有沟通记录，" + kind.chineseName + "要等有了往来才能分析。可以先用 /备注 或 /拜访 记一笔。");
        }
        if (worded || history.records().size() > LONG_HISTORY) {
            context.ack("正在分析 " + shown(customer) + " 的 " + history.records().size() + " 条沟通，请稍等…");
        }
        Studies.Answer answer = studies.answer(kind.question, history);
        StudyFrame frame =
                new StudyFrame(kind.title, history, all ? Optional.empty() : Optional.of(more(customer)), links);
        if (all) {
            context.respond(text(frame, answer));
        } else {
            context.respond(StudyCard.render(StudySheets.of(answer.finding(), frame)));
        }
    }

    private String more(Customer customer) {
        return "/" + kind.chineseName + " " + shown(customer) + " 全部";
    }

    private static String shown(Customer customer) {
        return MarkdownMessage.escape(customer.displayName());
    }

    /** The lines with the day and channel of what they rest on in place of its number. */
    private String text(StudyFrame frame, Studies.Answer answer) {
        CustomerHistory history = frame.history();
        StringBuilder text = new StringBuilder(kind.title)
                .append(" · ")
                .append(shown(history.customer()))
                .append("（依据 ")
                .append(history.records().size())
                .append(" 条沟通、")
                .append(history.orders().size())
                .append(" 笔订单）");
        frame.unread().ifPresent(warning -> text.append('\n').append(warning));
        answer.lines().forEach(line -> text.append('\n').append(MarkdownMessage.escape(dated(line, frame))));
        return text.append("\n时间轴：")
                .append(links.timeline(history.customer().id()))
                .toString();
    }

    private static String dated(String line, StudyFrame frame) {
        Matcher basis = BASIS.matcher(line);
        return basis.find()
                ? frame.record(basis.group(1))
                        .map(record -> "  "
                                + StudyWords.said(record, frame.history().asOf()) + "：“" + line.substring(basis.end()))
                        .orElse(line)
                : line;
    }
}
