package cn.topcentral.hub.bot;

import cn.topcentral.hub.bot.config.HubConfig;
import cn.topcentral.hub.bot.config.Secret;
import cn.topcentral.hub.bot.config.WecomArchive;
import cn.topcentral.hub.bot.wecom.WeComClient;
import cn.topcentral.hub.connectors.aggregation.AggregationEngine;
import cn.topcentral.hub.connectors.fetch.RemoteFiles;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.connectors.pull.Poll;
import cn.topcentral.hub.connectors.wechat.ArchiveDecoder;
import cn.topcentral.hub.connectors.wechat.archive.ArchiveFiles;
import cn.topcentral.hub.connectors.wechat.archive.ArchiveKeys;
import cn.topcentral.hub.connectors.wechat.archive.ArchivePoll;
import cn.topcentral.hub.connectors.wechat.archive.ArchiveSettings;
import cn.topcentral.hub.connectors.wechat.archive.NativeArchive;
import cn.topcentral.hub.connectors.wechat.contact.ContactPoll;
import cn.topcentral.hub.connectors.wechat.staff.StaffPoll;
import cn.topcentral.hub.storage.callback.ParkedDeliveries;
import cn.topcentral.hub.storage.customer.SuggestedContacts;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.sync.SyncCursorRepository;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What WeCom is asked for, put together: the session archive with its files, and the address book of customers. */
public final class WeComSources implements AutoCloseable {
    /** Which source an event of WeCom says something new about (pages 95039 and 92130). */
    static final Map<String, String> AWAITED = Map.of(
            "msgaudit_notify", ArchivePoll.SOURCE,
            "change_external_contact", ContactPoll.SOURCE,
            "change_external_chat", ContactPoll.SOURCE);

    private final HubConfig config;
    private final HubStorage storage;
    private final AggregationEngine engine;
    private final Optional<WeComClient> client;
    private final Clock clock;
    private final Optional<NativeArchive> archive;

    WeComSources(
            HubConfig config, HubStorage storage, AggregationEngine engine, Optional<WeComClient> client, Clock clock) {
        this.config = config;
        this.storage = storage;
        this.engine = engine;
        this.client = client;
        this.clock = clock;
        this.archive = archive(config);
    }

    /** The archive of a configuration, not yet opened; it opens at its first call. */
    public static Optional<NativeArchive> archive(HubConfig config) {
        return config.wecom()
                .archive()
                .map(settings -> new NativeArchive(new ArchiveSettings(
                        config.wecom().corpId().orElseThrow(),
                        settings.secret().value(),
                        settings.library(),
                        settings.proxy(),
                        settings.proxyLogin().map(Secret::value))));
    }

    /**
     * Its private keys.
     *
     * @throws IllegalArgumentException naming the version of one that is none
     */
    public static ArchiveKeys keys(WecomArchive settings) {
        return new ArchiveKeys(
                settings.keys().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, key -> key.getValue()
                        .value())));
    }

    List<Poll> polls() {
        List<Poll> polls = new ArrayList<>();
        archive.ifPresent(source -> {
            WecomArchive settings = config.wecom().archive().orElseThrow();
            polls.add(new ArchivePoll(
                    source,
                    keys(settings),
                    this::decoder,
                    engine::accept,
                    new SyncCursorRepository(storage.database()),
                    new ParkedDeliveries(storage.database()),
                    settings.interval(),
                    clock));
        });
        config.wecom()
                .contacts()
                .ifPresent(contacts -> client.ifPresent(app -> polls.add(new ContactPoll(
                        new ContactsOfWeCom(app),
                        new SuggestedContacts(storage.database()),
                        new PhoneNumbers(config.phone().areaCode()),
                        contacts.interval()))));
        config.wecom()
                .staff()
                .ifPresent(staff -> client.ifPresent(app ->
                        polls.add(new StaffPoll(new ContactsOfWeCom(app), storage.employees(), staff.interval()))));
        return polls;
    }

    Optional<RemoteFiles> files() {
        return archive.map(ArchiveFiles::new);
    }

    private ArchiveDecoder decoder() {
        Set<String> userids =
                storage.employees().all().stream().map(Employee::userid).collect(Collectors.toSet());
        return new ArchiveDecoder(userids::contains);
    }

    @Override
    public void close() {
        archive.ifPresent(NativeArchive::close);
    }
}
