package cn.topcentral.hub.bot.command;

import cn.topcentral.hub.bot.timeline.PageLinks;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Participant;
import cn.topcentral.hub.storage.communication.TimelineQuery;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.templates.timeline.CustomerCard;
import cn.topcentral.hub.templates.timeline.CustomerProfile;
import cn.topcentral.hub.templates.timeline.CustomerProfile.ChannelCount;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows who a customer is: owner, other names, people, and how often we talk. */
public final class CustomerCommand implements Command {
    private static final Duration LATELY = Duration.ofDays(30);
    /** People are named by the latest records they took part in; further back they may have left. */
    private static final int RECORDS_FOR_PEOPLE = 200;

    private static final int MOST_PEOPLE = 10;

    private final CustomerChoice choice;
    private final CustomerRepository customers;
    private final TimelineRepository records;
    private final EmployeeRepository employees;
    private final PageLinks links;
    private final Clock clock;

    public CustomerCommand(
            CustomerChoice choice,
            CustomerRepository customers,
            TimelineRepository records,
            EmployeeRepository employees,
            PageLinks links,
            Clock clock) {
        this.choice = choice;
        this.customers = customers;
        this.records = records;
        this.employees = employees;
        this.links = links;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "customer";
    }

    @Override
    public String chineseName() {
        return "客户";
    }

    @Override
    public String arguments() {
        return "客户名";
    }

    @Override
    public String help() {
        return "看客户的负责人、别名、联系人和最近往来";
    }

    @Override
    public String example() {
        return "/客户 奥克斯";
    }

    @Override
    public void run(CommandRequest request, CommandContext context) {
        if (request.arguments().isEmpty()) {
            throw new CommandRefused("请写上客户名，例如：" + example());
        }
        choice.choose(request, request.arguments(), name(), context)
                .map(this::profile)
                .map(CustomerCard::render)
                .ifPresent(context::respond);
    }

    private CustomerProfile profile(Customer customer) {
        List<CustomerId> group = customers.group(customer.id());
        return new CustomerProfile(
                customer.id().value(),
                customer.name(),
                aliases(customer),
                customer.owner()
                        .map(owner ->
                                employees.byUserid(owner).map(Employee::name).orElse(owner)),
                people(group),
                records.lastContact(group),
                counts(group),
                links.timeline(customer.id()),
                clock.instant(),
                customer.demo());
    }

    private static List<String> aliases(Customer customer) {
        return Stream.concat(customer.shortName().stream(), customer.aliases().stream())
                .filter(alias -> !alias.equals(customer.name()))
                .distinct()
                .toList();
    }

    /** Those most often met first. */
    private List<String> people(List<CustomerId> group) {
        Map<String, Integer> meetings = new LinkedHashMap<>();
        records.page(TimelineQuery.newest(group, RECORDS_FOR_PEOPLE)).stream()
                .flatMap(record -> record.participants().stream())
                .filter(participant -> participant.side().equals("customer"))
                .map(Participant::name)
                .flatMap(Optional::stream)
                .forEach(name -> meetings.merge(name, 1, Integer::sum));
        return meetings.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(MOST_PEOPLE)
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<ChannelCount> counts(List<CustomerId> group) {
        Map<CommunicationType, Long> counts =
                records.countsByType(group, Optional.of(clock.instant().minus(LATELY)));
        return counts.entrySet().stream()
                .map(count -> new ChannelCount(count.getKey(), Math.toIntExact(count.getValue())))
                .sorted(Comparator.comparingInt(ChannelCount::count).reversed())
                .toList();
    }
}
