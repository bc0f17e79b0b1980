package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.connectors.hook.HookDelivery;
import cn.topcentral.hub.connectors.hook.HookRequest;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The query of a push. Vendors that put {@code ?action=cdr} or {@code ?uuid=…} behind the address they were given do so even if it has a query
 * already, which makes {@code ?key=SECRET?action=cdr}; here that is two parameters again.
 */
record PushQuery(Map<String, String> values) {
    /** The parameter with the secret. */
    static final String KEY = "key";

    PushQuery {
        values = Map.copyOf(values);
    }

    static PushQuery of(HookRequest request) {
        Map<String, String> first = new TreeMap<>();
        request.query().forEach((name, all) -> all.stream().findFirst().ifPresent(value -> first.put(name, value)));
        return separated(first);
    }

    static PushQuery of(HookDelivery delivery) {
        return separated(new TreeMap<>(delivery.query()));
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    private static PushQuery separated(Map<String, String> values) {
        String key = values.getOrDefault(KEY, "");
        int mark = key.indexOf('?');
        if (mark >= 0) {
            values.put(KEY, key.substring(0, mark));
            String[] glued = key.substring(mark + 1).split("=", 2);
            if (glued.length == 2) {
                values.putIfAbsent(glued[0], glued[1]);
            }
        }
        return new PushQuery(values);
    }
}
