package cn.topcentral.hub.connectors.video;

import cn.topcentral.hub.connectors.fetch.RemoteFiles;
import cn.topcentral.hub.connectors.hook.HookConnector;
import cn.topcentral.hub.connectors.hook.HookSettings;
import cn.topcentral.hub.connectors.pull.Reconciliation;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Tencent Meeting 腾讯会议: {@code type: tencent_meeting}. */
public final class TencentMeetingHookType implements VideoHookType {
    static final String NAME = "tencent_meeting";

    private final HttpClient http;
    private final Clock clock;
    private final KnownPhones phones;

    /**
     * Needs what asking takes.
     *
     * @param http one that does not follow redirects
     */
    public TencentMeetingHookType(HttpClient http, Clock clock, KnownPhones phones) {
        this.http = http;
        this.clock = clock;
        this.phones = phones;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Key> keys() {
        return List.of(
                Key.required("token", "the Token of the event subscription, 25 letters and digits (事件订阅 → Token)"),
                Key.optional("aes_key", "its EncodingAESKey, 43 characters, when events come encrypted"),
                Key.required("app_id", "the enterprise's AppId (企业管理 → 高级 → REST API); part of every source key"),
                Key.optional(
                        "sdk_id", "the application's SdkId; with it participants, transcripts and minutes are fetched"),
                Key.optional("secret_id", "the application's SecretId"),
                Key.optional("secret_key", "the application's SecretKey"),
                Key.optional("operator_id", "the userid of an administrator, in whose name is asked"),
                Key.optional("api_base", "address of the interface, when it is not https://api.meeting.qq.com"));
    }

    @Override
    public HookConnector connect(HookSettings settings) {
        return new TencentMeetingHook(
                settings.value("token"),
                settings.optional("aes_key").map(BlockCipher::new),
                new TencentMeetingEvents(settings.value("app_id"), contents(settings)));
    }

    @Override
    public Optional<RemoteFiles> remoteFiles(HookSettings settings) {
        return api(settings).map(api -> new TencentMeetingFiles(api, settings.value("app_id")));
    }

    @Override
    public Optional<Reconciliation> reconciliation(HookSettings settings) {
        return contents(settings)
                .map(contents -> new TencentMeetingReconciliation(
                        "hooks." + settings.name(),
                        contents,
                        new TencentMeetingEvents(settings.value("app_id"), Optional.of(contents))));
    }

    private Optional<TencentMeetingContents> contents(HookSettings settings) {
        return api(settings).map(api -> new TencentMeetingContents(api, phones));
    }

    private Optional<TencentMeetingApi> api(HookSettings settings) {
        return settings.optional("secret_id").flatMap(id -> settings.optional("secret_key")
                .map(key -> new TencentMeetingApi(
                        new VendorApi(http, "Tencent Meeting"),
                        clock,
                        new TencentMeetingApi.Credentials(
                                settings.value("app_id"),
                                settings.optional("sdk_id").orElse(""),
                                id,
                                key,
                                settings.optional("operator_id").orElse("")),
                        settings.optional("api_base").orElse("https://api.meeting.qq.com"))));
    }
}
