package cn.topcentral.hub.bot.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The scripts of all channels. */
final class Scripts {
    private static final Map<String, String> FILES = Map.of(
            "chat", "chats.txt",
            "call", "calls.txt",
            "hotline", "calls.txt",
            "mail", "mails.txt",
            "visit", "visits.txt",
            "meeting", "meetings.txt",
            "video", "meetings.txt",
            "form", "website.txt",
            "webchat", "website.txt");

    private final Map<String, Map<String, List<Script>>> byFile;

    private Scripts(Map<String, Map<String, List<Script>>> byFile) {
        this.byFile = Map.copyOf(byFile);
    }

    static Scripts load() {
        Map<String, Map<String, List<Script>>> byFile = new LinkedHashMap<>();
        FILES.values().forEach(file -> byFile.computeIfAbsent(file, Script::load));
        return new Scripts(byFile);
    }

    /** All variants of a script. */
    List<Script> of(Plot.Step step) {
        Map<String, List<Script>> scripts = byFile.getOrDefault(FILES.getOrDefault(step.channel(), ""), Map.of());
        List<Script> variants = scripts.getOrDefault(step.script(), List.of());
        if (variants.isEmpty()) {
            throw new IllegalStateException(
                    "The demo has no script '" + step.script() + "' for the channel " + step.channel());
        }
        return variants;
    }
}
