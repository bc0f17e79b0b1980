package cn.topcentral.hub.bot.config;

import java.util.Map;
import java.util.Set;

/**
 * A channel that pushes to {@code /hooks/NAME}.
 *
 * @param type {@code type}: which system pushes, e.g. {@code tinet}, {@code zoom}; see docs/channels
 * @param settings the further keys; which there are is the type's business and checked when the hook is connected
 */
public record HookConfig(String type, Map<String, Secret> settings) {
    public HookConfig {
        settings = Map.copyOf(settings);
    }

    static HookConfig read(ConfigSection section) {
        String type = section.text("type", TextRule.ID).orElse("");
        section.require("type", "name the system that pushes, e.g. type: zoom; docs/channels lists them");
        return new HookConfig(type, section.others(Set.of("type")));
    }
}
