package cn.topcentral.hub.connectors.video;

import cn.topcentral.hub.connectors.fetch.RemoteFiles;
import cn.topcentral.hub.connectors.hook.HookConnector;
import cn.topcentral.hub.connectors.hook.HookSettings;
import cn.topcentral.hub.connectors.pull.Reconciliation;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/** DingTalk 钉钉 in HTTP push mode: {@code type: dingtalk}. */
public final class DingTalkHookType implements VideoHookType {
    static final String NAME = "dingtalk";

    private final SecureRandom random = new SecureRandom();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Key> keys() {
        return List.of(
                Key.required("token", "the signing token (签名 token) of the event subscription in HTTP push mode"),
                Key.required("aes_key", "its encryption key (加密 aes_key), 43 characters"),
                Key.required("app_key", "the app's AppKey (Client ID), or the CorpId for an enterprise's own events"),
                Key.required("corp_id", "the enterprise's CorpId; part of every source key"));
    }

    @Override
    public HookConnector connect(HookSettings settings) {
        return new DingTalkHook(
                settings.value("token"),
                new DingTalkCrypto(new BlockCipher(settings.value("aes_key")), settings.value("app_key"), random),
                new DingTalkEvents(settings.value("corp_id")));
    }

    /** Recordings are given by their owner's unionId only, which no event tells. */
    @Override
    public Optional<RemoteFiles> remoteFiles(HookSettings settings) {
        return Optional.empty();
    }

    @Override
    public Optional<Reconciliation> reconciliation(HookSettings settings) {
        return Optional.empty();
    }
}
