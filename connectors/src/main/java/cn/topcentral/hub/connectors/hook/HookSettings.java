package cn.topcentral.hub.connectors.hook;

import java.util.Map;
import java.util.Optional;

/**
 * What the configuration says of one hook. Its text shows no values, since most are secrets.
 *
 * @param name the name people gave it: the {@code source} of {@code /hooks/{source}}, part of source keys where the payload names no account
 * @param values by key; those that {@link HookType#keys} calls required are present
 */
public record HookSettings(String name, Map<String, String> values) {
    public HookSettings {
        values = Map.copyOf(values);
    }

    /** A required value. */
    public String value(String key) {
        return optional(key).orElseThrow(() -> new IllegalStateException("hooks." + name + "." + key + " is missing"));
    }

    public Optional<String> optional(String key) {
        return Optional.ofNullable(values.get(key));
    }

    @Override
    public String toString() {
        return "HookSettings[" + name + ", " + values.keySet() + "]";
    }
}
