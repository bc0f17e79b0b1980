package cn.topcentral.hub.bot.study;

import cn.topcentral.hub.agents.ask.AskAgent;
import cn.topcentral.hub.agents.ask.Inquiry;
import cn.topcentral.hub.agents.ask.TimelineAnswer;
import cn.topcentral.hub.agents.ask.TimelineAnswer.Passage;
import cn.topcentral.hub.bot.command.Command;
import cn.topcentral.hub.bot.command.CommandContext;
import cn.topcentral.hub.bot.command.CommandRefused;
import cn.topcentral.hub.bot.command.CommandRequest;
import cn.topcentral.hub.bot.command.CustomerChoice;
import cn.topcentral.hub.bot.timeline.PageLinks;
import cn.topcentral.hub.bot.timeline.People;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.storage.customer.ContactPointRepository;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerLookup;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.templates.card.MarkdownMessage;
import cn.topcentral.hub.templates.study.Asked;
import cn.topcentral.hub.templates.study.AskedText;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers a question about a customer with what was said, word for word. */
final class AskCommand implements Command {
    /** A question, not a text to be read. */
    private static final int LONGEST = 200;

    /** Of these the sender's words are the content; of a talk both sides' are. */
    private static final Set<CommunicationType> OF_ONE_SIDE = Set.of(
            CommunicationType.WECHAT, CommunicationType.EMAIL, CommunicationType.FORM, CommunicationType.WEBCHAT);

    private final CustomerChoice choice;
    private final CustomerLookup lookup;
    private final CustomerRepository customers;
    private final EmployeeRepository employees;
    private final ContactPointRepository contactPoints;
    private final AskAgent agent;
    private final PageLinks links;
    private final Clock clock;
    private final boolean worded;

    /** @param worded whether a model words the answer, which takes a while */
    AskCommand(
            CustomerChoice choice,
            CustomerLookup lookup,
            CustomerRepository customers,
            EmployeeRepository employees,
            ContactPointRepository contactPoints,
            AskAgent agent,
            PageLinks links,
            Clock clock,
            boolean worded) {
        this.choice = choice;
        this.lookup = lookup;
        this.customers = customers;
        this.employees = employees;
        this.contactPoints = contactPoints;
        this.agent = agent;
        this.links = links;
        this.clock = clock;
        this.worded = worded;
    }

    @Override
    public String name() {
        return "ask";
    }

    @Override
    public String chineseName() {
        return "问";
    }

    @Override
    public String arguments() {
        return "客户名 问题";
    }

    @Override
    public String help() {
        return "用一句话问客户的事，从沟通记录里找答案，附上原话、时间和是谁说的";
    }

    @Override
    public String example() {
        return "/问 奥克斯 账期谈到哪了";
    }

    @Override
    public void run(CommandRequest request, CommandContext context) {
        NameAndRest line = NameAndRest.of(request, lookup);
        String question = Shortening.chars(CleanText.line(line.rest()), LONGEST);
        if (question.isEmpty()) {
            throw new CommandRefused("请先写客户名，空一格再写问题，例如：" + example());
        }
        choice.choose(request, line.name(), question, name(), context)
                .ifPresent(customer -> answer(customer, question, context));
    }

    private void answer(Customer customer, String question, CommandContext context) {
        if (worded) {
            context.ack("正在查 " + MarkdownMessage.escape(customer.displayName()) + " 的沟通记录…");
        }
        Inquiry inquiry = new Inquiry(customer, customers.group(customer.id()), question, clock.getZone());
        TimelineAnswer answer = agent.answer(
                        inquiry,
                        points -> context.progress(AskedText.soFar(asked(customer, new TimelineAnswer("", points)))))
                .result();
        context.respond(AskedText.render(asked(customer, answer)));
    }

    private Asked asked(Customer customer, TimelineAnswer answer) {
        List<TimelineRecord> records = answer.points().stream()
                .flatMap(point -> point.passages().stream())
                .map(Passage::record)
                .distinct()
                .toList();
        People people = People.of(records, employees.all(), contactPoints);
        return new Asked(
                customer.displayName(),
                answer.subject(),
                answer.points().stream()
                        .map(point -> new Asked.Point(
                                point.statement(),
                                point.passages().stream()
                                        .map(passage -> quoted(passage, people))
                                        .toList()))
                        .toList(),
                page(customer, answer),
                clock.instant());
    }

    private static Asked.Quoted quoted(Passage passage, People people) {
        TimelineRecord record = passage.record();
        Optional<String> sender =
                OF_ONE_SIDE.contains(record.type()) ? Optional.of(people.speaker(record)) : Optional.empty();
        return new Asked.Quoted(record.time(), record.type(), passage.speaker().or(() -> sender), passage.quote());
    }

    /** The quote's own place where there is but one record to open, else all records with the first word of the subject. */
    private URI page(Customer customer, TimelineAnswer answer) {
        List<TimelineRecord> records = answer.points().stream()
                .flatMap(point -> point.passages().stream())
                .map(Passage::record)
                .distinct()
                .toList();
        if (records.size() == 1) {
            return links.record(customer.id(), records.get(0).id());
        }
        String word = answer.subject().split(" ", 2)[0];
        return word.isEmpty() ? links.timeline(customer.id()) : links.search(word, Optional.of(customer.id()));
    }
}
