package cn.topcentral.hub.bot.report.section;

import cn.topcentral.hub.templates.page.report.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Markdown of a report cut into its sections.
 *
 * @param lead what stands before the first heading, without the title
 */
public record TextSections(String lead, List<Section> sections) {
    private static final Pattern HEADING = Pattern.compile("(?m)^## +(.+)$");
    private static final Pattern TITLE = Pattern.compile("\\A# .*\\R+");

    /** By a word of the heading, in this order. */
    private static final List<Map.Entry<String, String>> ICONS = List.of(
            Map.entry("更正", "✏️"),
            Map.entry("重要", "🔔"),
            Map.entry("待办", "📋"),
            Map.entry("计划", "📋"),
            Map.entry("建议", "🎯"),
            Map.entry("营销", "🎯"),
            Map.entry("商机", "💰"),
            Map.entry("价值", "💰"),
            Map.entry("风险", "⚠️"),
            Map.entry("流失", "⚠️"),
            Map.entry("健康", "❤️"),
            Map.entry("满意", "😊"));

    public TextSections {
        sections = List.copyOf(sections);
    }

    /** Cut at the headings of the second level. */
    public static TextSections of(String markdown) {
        String text = TITLE.matcher(markdown).replaceFirst("");
        List<Section> sections = new ArrayList<>();
        Matcher heading = HEADING.matcher(text);
        String title = "";
        String lead = "";
        int from = 0;
        while (true) {
            boolean found = heading.find();
            String body = text.substring(from, found ? heading.start() : text.length())
                    .strip();
            if (title.isEmpty()) {
                lead = body;
            } else {
                sections.add(Section.text("part-" + (sections.size() + 1), icon(title), title, body));
            }
            if (!found) {
                return new TextSections(lead, sections);
            }
            title = heading.group(1).strip();
            from = heading.end();
        }
    }

    private static String icon(String title) {
        return ICONS.stream()
                .filter(icon -> title.contains(icon.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("📊");
    }
}
