package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.hook.HookConnector;
import cn.topcentral.hub.connectors.hook.HookRequest;
import cn.topcentral.hub.connectors.hook.HookRequests;
import cn.topcentral.hub.connectors.hook.HookSettings;
import cn.topcentral.hub.connectors.hook.HookType;
import cn.topcentral.hub.connectors.hook.HookVerdict.Accepted;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Configured hooks of telephone vendors, and their pushes from the fixtures. */
final class Hooks {
    static final String SECRET = "k7Qw2mZx9LpR4tVb";
    static final String KEY = "key=" + SECRET;

    private Hooks() {}

    static HookType type(String name) {
        return new CallHooks(() -> CallFiles.SETTINGS)
                .types().stream()
                        .filter(type -> type.name().equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    static HookConnector connect(String type, String... furtherKeysAndValues) {
        return type(type).connect(settings(type, furtherKeysAndValues));
    }

    static HookSettings settings(String type, String... furtherKeysAndValues) {
        Map<String, String> values = new HashMap<>(Map.of("secret", SECRET));
        if (type.equals("tinet")) {
            values.put("enterprise_id", "3000123");
        }
        for (int i = 0; i < furtherKeysAndValues.length; i += 2) {
            values.put(furtherKeysAndValues[i], furtherKeysAndValues[i + 1]);
        }
        return new HookSettings("hotline", values);
    }

    /** A push from a fixture, as its vendor would send it. */
    static HookRequest push(String fixture) {
        String resource = "connectors/phone/hooks/" + fixture;
        byte[] bytes = HookRequests.file(resource);
        String text = new String(bytes, StandardCharsets.UTF_8).strip();
        if (fixture.endsWith(".query")) {
            return HookRequests.get(KEY + "&" + text);
        }
        if (fixture.endsWith(".form")) {
            return HookRequests.form(KEY, text);
        }
        if (fixture.endsWith(".base64")) {
            return HookRequests.post(KEY, "application/x-www-form-base64-encoded", text);
        }
        return HookRequests.json(fixture.startsWith("tccc") ? KEY + "&action=" + action(fixture) : KEY, text);
    }

    static List<CommunicationDraft> drafts(HookConnector hook, String fixture) {
        return drafts(hook, push(fixture));
    }

    static List<CommunicationDraft> drafts(HookConnector hook, HookRequest request) {
        return hook.decode(HookRequests.delivery(request, (Accepted) hook.receive(request)));
    }

    private static String action(String fixture) {
        return fixture.replaceFirst("tccc__", "").replaceFirst("(_.*)?\\.json", "");
    }
}
