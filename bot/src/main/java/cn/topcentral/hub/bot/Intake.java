package cn.topcentral.hub.bot;

import cn.topcentral.hub.bot.config.HubConfig;
import cn.topcentral.hub.connectors.aggregation.AggregationEngine;
import cn.topcentral.hub.connectors.aggregation.OwnSide;
import cn.topcentral.hub.connectors.directory.CustomerList;
import cn.topcentral.hub.connectors.directory.EmployeeList;
import cn.topcentral.hub.connectors.directory.OrderList;
import cn.topcentral.hub.connectors.email.EmailFileConnector;
import cn.topcentral.hub.connectors.email.OwnDomains;
import cn.topcentral.hub.connectors.form.FormFileConnector;
import cn.topcentral.hub.connectors.importing.FileConnector;
import cn.topcentral.hub.connectors.importing.ImportReport;
import cn.topcentral.hub.connectors.meeting.MeetingFileConnector;
import cn.topcentral.hub.connectors.party.NormalisedPhone;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.connectors.phone.CallFileConnector;
import cn.topcentral.hub.connectors.phone.CallSettings;
import cn.topcentral.hub.connectors.phone.OwnNumbers;
import cn.topcentral.hub.connectors.video.VideoFileConnector;
import cn.topcentral.hub.connectors.video.VideoFileConnector.Accounts;
import cn.topcentral.hub.connectors.visit.VisitFileConnector;
import cn.topcentral.hub.connectors.webchat.ChatFileConnector;
import cn.topcentral.hub.connectors.wechat.ArchiveDecoder;
import cn.topcentral.hub.connectors.wechat.ArchiveFileConnector;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.intake.IntakeStore;
import cn.topcentral.hub.storage.order.OrderRepository;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The way in, put together: the aggregation engine and the connectors in front of it. One line per connector. */
public final class Intake {
    /** Every word that {@code hub import} understands. */
    public static final Set<String> CHANNELS = Set.of(
            "email",
            "wecom",
            "phone",
            "mobile",
            "meeting",
            "video",
            "visit",
            "form",
            "webchat",
            "customers",
            "employees",
            "orders");

    private final HubConfig config;
    private final HubStorage storage;
    private final Clock clock;

    public Intake(HubConfig config, HubStorage storage, Clock clock) {
        this.config = config;
        this.storage = storage;
        this.clock = clock;
    }

    public AggregationEngine engine() {
        return new AggregationEngine(
                new IntakeStore(storage.database()), storage.files(), config.tenant(), this::ownSide, clock);
    }

    /** The connectors that read files, by their word on the command line. */
    public Map<String, FileConnector> fileConnectors() {
        Set<String> userids =
                storage.employees().all().stream().map(Employee::userid).collect(Collectors.toSet());
        PhoneNumbers numbers = new PhoneNumbers(config.phone().areaCode());
        Map<String, FileConnector> connectors = new LinkedHashMap<>();
        for (FileConnector connector : List.of(
                new EmailFileConnector(new OwnDomains(config.mail().ownDomains()), clock),
                new ArchiveFileConnector(new ArchiveDecoder(userids::contains)),
                CallFileConnector.phone(calls()),
                CallFileConnector.mobile(calls()),
                new MeetingFileConnector(numbers),
                new VideoFileConnector(numbers, Accounts.unnamed()),
                new VisitFileConnector(numbers),
                new FormFileConnector(numbers),
                new ChatFileConnector(numbers))) {
            connectors.put(connector.channel(), connector);
        }
        return connectors;
    }

    /** The lists that are no communications, by their word on the command line. */
    public Map<String, Function<List<Path>, ImportReport>> directories() {
        PhoneNumbers numbers = new PhoneNumbers(config.phone().areaCode());
        return Map.of(
                "customers",
                new CustomerList(storage.customers(), storage.customerLookup(), storage.contactPoints(), numbers)::read,
                "employees",
                new EmployeeList(storage.employees(), numbers)::read,
                "orders",
                new OrderList(new OrderRepository(storage.database()), storage.customers(), storage.customerLookup())
                        ::read);
    }

    /** Our numbers as they are now. */
    CallSettings calls() {
        PhoneNumbers numbers = new PhoneNumbers(config.phone().areaCode());
        Set<String> ours = new HashSet<>(config.phone().ownNumbers());
        storage.employees().all().forEach(employee -> employee.phone().ifPresent(ours::add));
        return new CallSettings(numbers, new OwnNumbers(ours, numbers), config.tenant());
    }

    private OwnSide ownSide() {
        return OwnSide.of(
                config.mail().ownDomains(), ownNumbers(), storage.employees().all());
    }

    private Set<String> ownNumbers() {
        PhoneNumbers numbers = new PhoneNumbers(config.phone().areaCode());
        return config.phone().ownNumbers().stream()
                .map(numbers::normalise)
                .map(NormalisedPhone::e164)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }
}
