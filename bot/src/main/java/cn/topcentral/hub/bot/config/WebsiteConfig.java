package cn.topcentral.hub.bot.config;

import java.util.Map;

/**
 * What the hub itself offers to the firm's websites.
 *
 * @param forms {@code forms}: form pages, by the name in their address
 * @param chats {@code chats}: sites with the chat widget, by the name their pages give
 */
public record WebsiteConfig(Map<String, FormPageConfig> forms, Map<String, ChatSiteConfig> chats) {
    public static final WebsiteConfig NONE = new WebsiteConfig(Map.of(), Map.of());

    /** A name is stored with each entry and message, with a word before it, in columns of 32 characters. */
    private static final int LONGEST_NAME = 20;

    public WebsiteConfig {
        forms = Map.copyOf(forms);
        chats = Map.copyOf(chats);
    }

    static WebsiteConfig read(ConfigSection root) {
        Map<String, FormPageConfig> forms = root.named("forms", FormPageConfig.KEYS, FormPageConfig::read);
        Map<String, ChatSiteConfig> chats = root.named("chats", ChatSiteConfig.KEYS, ChatSiteConfig::read);
        forms.keySet().forEach(name -> shortEnough(root, "forms", name));
        chats.keySet().forEach(name -> shortEnough(root, "chats", name));
        return new WebsiteConfig(forms, chats);
    }

    private static void shortEnough(ConfigSection root, String section, String name) {
        if (name.length() > LONGEST_NAME) {
            root.problem(section + "." + name + " has a name that is too long", "use at most 20 characters");
        }
    }
}
