package cn.topcentral.hub.bot.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a kind of communication goes: a heading {@code ## name 客} (who starts: 客 the customer, 技 their technician, 我 the rep), fields such as
 * {@code 主题: …}, then the lines. Chats and calls begin each line with who says it; of several scripts with one name each is a variant.
 *
 * @param starter 客, 技 or 我
 * @param fields 主题 (subject), 附件 (attachment), 地点 (place), 照片 (photos), 收件
 *     (addressee of a mail of ours, when not the buyer)
 */
record Script(String name, String starter, Map<String, String> fields, List<String> lines) {
    private static final List<String> FIELDS = List.of("主题", "附件", "地点", "照片", "收件");

    Script {
        fields = Map.copyOf(fields);
        lines = List.copyOf(lines);
    }

    Optional<String> field(String field) {
        return Optional.ofNullable(fields.get(field));
    }

    /** The scripts of a file by name, variants in the order of the file. */
    static Map<String, List<Script>> load(String resource) {
        Map<String, List<Script>> scripts = new LinkedHashMap<>();
        List<String> block = new ArrayList<>();
        for (String line : Resources.lines(resource)) {
            if (line.startsWith("## ")) {
                add(scripts, block, resource);
                block.clear();
            }
            block.add(line);
        }
        add(scripts, block, resource);
        return scripts;
    }

    private static void add(Map<String, List<Script>> scripts, List<String> block, String resource) {
        if (block.isEmpty() || !block.get(0).startsWith("## ")) {
            return; // what stands before the first heading
        }
        String[] heading = block.get(0).substring(3).split(" ", -1);
        if (heading.length != 2) {
            throw new IllegalStateException(resource + ": a heading is '## name starter', not: " + block.get(0));
        }
        Map<String, String> fields = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        for (String line : block.subList(1, block.size())) {
            int colon = line.indexOf(": ");
            if (lines.isEmpty() && colon > 0 && FIELDS.contains(line.substring(0, colon))) {
                fields.put(line.substring(0, colon), line.substring(colon + 2));
            } else if (!lines.isEmpty() || !line.isBlank()) {
                lines.add(line);
            }
        }
        while (lines.get(lines.size() - 1).isBlank()) {
            lines.remove(lines.size() - 1);
        }
        scripts.computeIfAbsent(heading[0], name -> new ArrayList<>())
                .add(new Script(heading[0], heading[1], fields, lines));
    }
}
