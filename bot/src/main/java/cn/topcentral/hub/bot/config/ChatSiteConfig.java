package cn.topcentral.hub.bot.config;

import java.util.List;
import java.util.Set;

/**
 * A website with the hub's chat widget, {@code /widget.js?site=NAME}.
 *
 * @param title {@code title}: heading of the widget, default {@code 在线咨询}
 * @param greeting {@code greeting}: what stands there before anybody has written, default a short welcome
 * @param origins {@code origins}: where the widget may be used, e.g. {@code https://www.topcentral.example}; needed, other sites are refused
 */
public record ChatSiteConfig(String title, String greeting, Set<String> origins) {
    static final List<String> KEYS = List.of("title", "greeting", "origins");

    public ChatSiteConfig {
        origins = Set.copyOf(origins);
    }

    static ChatSiteConfig read(ConfigSection section) {
        section.require("origins", "list the addresses of the site, e.g. [https://www.topcentral.example]");
        return new ChatSiteConfig(
                section.text("title").orElse("在线咨询"),
                section.text("greeting").orElse("您好，请问有什么可以帮您？请留下您的问题，我们会尽快回复。"),
                section.texts("origins", TextRule.ORIGIN));
    }
}
