package cn.topcentral.hub.bot;

import cn.topcentral.hub.bot.config.HookConfig;
import cn.topcentral.hub.bot.config.HubConfig;
import cn.topcentral.hub.bot.config.Secret;
import cn.topcentral.hub.connectors.hook.HookConnector;
import cn.topcentral.hub.connectors.hook.HookSettings;
import cn.topcentral.hub.connectors.hook.HookType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Connects the hooks that are configured with the types there are. */
final class HookConnectors {
    private final Map<String, HookType> types;

    HookConnectors(List<HookType> types) {
        this.types = new TreeMap<>(types.stream().collect(Collectors.toMap(HookType::name, Function.identity())));
    }

    /**
     * The connectors by the name of their hook.
     *
     * @throws IllegalArgumentException naming everything that is wrong with the hooks
     */
    Map<String, HookConnector> connect(HubConfig config) {
        List<String> problems = new ArrayList<>();
        Map<String, HookConnector> connectors = new LinkedHashMap<>();
        new TreeMap<>(config.hooks()).forEach((name, hook) -> {
            List<String> wrong = problems(name, hook);
            problems.addAll(wrong);
            if (wrong.isEmpty()) {
                connect(name, hook, connectors, problems);
            }
        });
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        return connectors;
    }

    private void connect(String name, HookConfig hook, Map<String, HookConnector> connectors, List<String> problems) {
        HookType type = Objects.requireNonNull(types.get(hook.type()), "checked before");
        try {
            connectors.put(name, type.connect(settings(name, hook)));
        } catch (IllegalArgumentException e) {
            problems.add("hooks." + name + ": " + e.getMessage());
        }
    }

    /** What the configuration says of a hook, as its type takes it. */
    static HookSettings settings(String name, HookConfig hook) {
        return new HookSettings(
                name,
                hook.settings().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().value())));
    }

    private List<String> problems(String name, HookConfig hook) {
        HookType type = types.get(hook.type());
        if (type == null) {
            return List.of("hooks." + name + ".type is '" + hook.type() + "'; there are: "
                    + String.join(", ", types.keySet()));
        }
        List<String> problems = new ArrayList<>();
        for (HookType.Key key : type.keys()) {
            if (key.required() && !hook.settings().containsKey(key.name())) {
                problems.add("hooks." + name + "." + key.name() + " is missing: " + key.meaning());
            }
        }
        Map<String, HookType.Key> known =
                type.keys().stream().collect(Collectors.toMap(HookType.Key::name, Function.identity()));
        for (Map.Entry<String, Secret> given : hook.settings().entrySet()) {
            if (!known.containsKey(given.getKey())) {
                problems.add("hooks." + name + "." + given.getKey() + " is an unknown key; " + type.name() + " takes: "
                        + String.join(", ", new TreeMap<>(known).keySet()));
            }
        }
        return problems;
    }
}
