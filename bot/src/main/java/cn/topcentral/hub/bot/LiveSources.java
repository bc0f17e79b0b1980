package cn.topcentral.hub.bot;

import cn.topcentral.hub.bot.config.HookConfig;
import cn.topcentral.hub.bot.config.HubConfig;
import cn.topcentral.hub.bot.wecom.WeComClient;
import cn.topcentral.hub.connectors.aggregation.AggregationEngine;
import cn.topcentral.hub.connectors.email.ImapListener;
import cn.topcentral.hub.connectors.email.ImapPoll;
import cn.topcentral.hub.connectors.email.MailAccount;
import cn.topcentral.hub.connectors.email.OwnDomains;
import cn.topcentral.hub.connectors.fetch.AllowedHosts;
import cn.topcentral.hub.connectors.fetch.HttpsFiles;
import cn.topcentral.hub.connectors.fetch.RemoteFiles;
import cn.topcentral.hub.connectors.form.JiandaoyunHook;
import cn.topcentral.hub.connectors.form.JinshujuHook;
import cn.topcentral.hub.connectors.form.SignedFormHook;
import cn.topcentral.hub.connectors.hook.HookConnector;
import cn.topcentral.hub.connectors.hook.HookSettings;
import cn.topcentral.hub.connectors.hook.HookType;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.connectors.phone.CallHooks;
import cn.topcentral.hub.connectors.phone.CallReconciliations;
import cn.topcentral.hub.connectors.pull.Poll;
import cn.topcentral.hub.connectors.pull.Reconciliation;
import cn.topcentral.hub.connectors.video.DingTalkHookType;
import cn.topcentral.hub.connectors.video.TeamsHookType;
import cn.topcentral.hub.connectors.video.TencentMeetingHookType;
import cn.topcentral.hub.connectors.video.VideoHookType;
import cn.topcentral.hub.connectors.video.ZoomHookType;
import cn.topcentral.hub.connectors.webchat.ChatwootHook;
import cn.topcentral.hub.connectors.webchat.SignedChatHook;
import cn.topcentral.hub.connectors.webchat.TawkHook;
import cn.topcentral.hub.storage.sync.SyncCursorRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The channels that deliver by themselves, put together: those that push, those that are asked, and where their files are. */
final class LiveSources implements AutoCloseable {
    private static final Duration VENDOR_TIMEOUT = Duration.ofSeconds(15);

    private final HubConfig config;
    private final HubStorage storage;
    private final AggregationEngine engine;
    private final Clock clock;
    private final RandomGenerator random = new SecureRandom();
    private final CallReconciliations calls;
    private final CallHooks callHooks;
    private final List<VideoHookType> video;
    private final PhoneNumbers numbers;
    private final JinshujuHook jinshuju;
    private final ChatwootHook chatwoot;
    private final HttpClient http;
    private final WeComSources wecom;
    private final HttpsFiles web;
    private final List<ImapPoll> mailboxes;
    private final List<ImapListener> listeners = new ArrayList<>();

    LiveSources(
            HubConfig config, HubStorage storage, AggregationEngine engine, Optional<WeComClient> client, Clock clock) {
        this.config = config;
        this.storage = storage;
        this.engine = engine;
        this.clock = clock;
        this.numbers = new PhoneNumbers(config.phone().areaCode());
        Intake intake = new Intake(config, storage, clock);
        this.callHooks = new CallHooks(intake::calls);
        this.calls = new CallReconciliations(intake::calls, clock);
        // Vendors' tokens must not follow a redirect to another host.
        this.http = HttpClient.newBuilder()
                .followRedirects(Redirect.NEVER)
                .connectTimeout(VENDOR_TIMEOUT)
                .build();
        this.video = List.of(
                new TencentMeetingHookType(http, clock, storage.contactPoints()::phones),
                new ZoomHookType(http, clock),
                new TeamsHookType(http, clock),
                new DingTalkHookType());
        this.jinshuju = new JinshujuHook(numbers);
        this.chatwoot = new ChatwootHook(numbers);
        this.wecom = new WeComSources(config, storage, engine, client, clock);
        this.web = new HttpsFiles(new AllowedHosts(
                config.extraction().hosts(),
                config.extraction().privateHosts(),
                config.extraction().plainHttp()));
        this.mailboxes = config.mail().accounts().entrySet().stream()
                .map(account -> mailbox(account.getValue().account(account.getKey())))
                .toList();
    }

    private ImapPoll mailbox(MailAccount account) {
        return new ImapPoll(
                account,
                engine::accept,
                new SyncCursorRepository(storage.database()),
                new OwnDomains(config.mail().ownDomains()),
                clock,
                random);
    }

    /** Every kind of hook there is. */
    private List<HookType> hookTypes() {
        List<HookType> types = new ArrayList<>(callHooks.types());
        types.addAll(video);
        types.addAll(List.of(
                jinshuju,
                new JiandaoyunHook(numbers),
                new SignedFormHook(numbers),
                chatwoot,
                new TawkHook(numbers),
                new SignedChatHook(numbers)));
        return types;
    }

    /** The configured hooks by name. */
    Map<String, HookConnector> hooks() {
        return new HookConnectors(hookTypes()).connect(config);
    }

    /** The configured sources that are asked for what is new. */
    List<Poll> polls() {
        List<Poll> polls = new ArrayList<>(mailboxes);
        polls.addAll(wecom.polls());
        return polls;
    }

    /**
     * Listens to those that can say by themselves that there is something new.
     *
     * @param wake asks for a run of the poll with this source's name
     */
    void listen(Consumer<String> wake) {
        for (ImapPoll mailbox : mailboxes) {
            ImapListener listener = new ImapListener(mailbox, () -> wake.accept(mailbox.source()), random);
            listeners.add(listener);
            listener.start();
        }
    }

    /** The configured sources that can be asked for what their pushes did not bring. */
    List<Reconciliation> reconciliations() {
        return ofHooks((hook, settings) -> calls.of(hook.type(), settings)
                .or(() -> video(hook).flatMap(type -> type.reconciliation(settings)))
                .or(() -> hook.type().equals(jinshuju.name())
                        ? jinshuju.reconciliation(settings, http)
                        : Optional.empty())
                .or(() -> hook.type().equals(chatwoot.name())
                        ? chatwoot.reconciliation(settings, http)
                        : Optional.empty()));
    }

    /** Where referred files are; the platforms' own before any address. */
    List<RemoteFiles> remoteFiles() {
        List<RemoteFiles> files = new ArrayList<>(ofHooks((hook, settings) -> video(hook)
                .flatMap(type -> type.remoteFiles(settings))
                .or(() -> calls.recordings(hook.type(), settings, web::open))));
        wecom.files().ifPresent(files::add);
        files.add(web);
        return files;
    }

    private Optional<VideoHookType> video(HookConfig hook) {
        return video.stream().filter(type -> type.name().equals(hook.type())).findFirst();
    }

    private <T> List<T> ofHooks(BiFunction<HookConfig, HookSettings, Optional<T>> made) {
        return config.hooks().entrySet().stream()
                .flatMap(entry ->
                        made
                                .apply(entry.getValue(), HookConnectors.settings(entry.getKey(), entry.getValue()))
                                .stream())
                .toList();
    }

    @Override
    public void close() {
        Stream.of(listeners, mailboxes).flatMap(List::stream).forEach(LiveSources::close);
        wecom.close();
        close(web);
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("Not closed: " + part.getClass().getSimpleName(), e);
        }
    }
}
