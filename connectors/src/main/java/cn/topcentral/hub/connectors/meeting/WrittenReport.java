package cn.topcentral.hub.connectors.meeting;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a report as people write it, Markdown with front matter or Chinese headed lines ({@code 客户：…}, {@code 时间：…}, {@code ## 待办}), into the
 * JSON of the same report, so that there is one meaning for both. Front matter is {@code key: value} lines and {@code - item} lists between
 * two lines of {@code ---}; more of YAML nobody needs here, and less of it can go wrong.
 */
public final class WrittenReport {
    private static final int MAX_LABEL = 16;
    private static final Pattern HEADING = Pattern.compile("#{1,6}\\s+(?<title>\\S.*?)\\s*#*");
    private static final Pattern LABELLED = Pattern.compile(
            "\\s*(?:[-*]\\s+)?(?:\\*\\*|【)?(?<label>[\\p{L}_ ]{1,16}?)(?:\\*\\*|】)?\\s*[:：](?:\\*\\*)?\\s*(?<value>.*)");
    private static final Pattern ITEM = Pattern.compile("\\s*[-*]\\s+(?<item>\\S.*)");
    private static final Pattern PICTURE =
            Pattern.compile("!\\[[^]]*]\\(\\s*<?(?<path>[^)>\"]{1,500}?)>?(?:\\s+\"[^\"]*\")?\\s*\\)");
    private static final Map<String, String> FIELDS = fields();

    private final ObjectNode report = JsonNodeFactory.instance.objectNode();
    private final Map<String, StringBuilder> blocks = new LinkedHashMap<>();
    private String open = "content";
    private boolean body;

    private WrittenReport() {}

    /** The report's fields under their JSON names, with the rest of the text as {@code content}. Never fails. */
    public static ObjectNode read(String text) {
        WrittenReport written = new WrittenReport();
        List<String> lines =
                text.lines().map(line -> line.replace("\ufeff", "")).toList();
        int start = written.frontMatter(lines);
        lines.subList(start, lines.size()).forEach(written::line);
        return written.finished();
    }

    /** Reads it and gives the line after it; 0 when there is none. */
    private int frontMatter(List<String> lines) {
        if (lines.isEmpty() || !lines.get(0).strip().equals("---")) {
            return 0;
        }
        int end = 1;
        while (end < lines.size() && !lines.get(end).strip().equals("---")) {
            end++;
        }
        if (end == lines.size()) {
            return 0; // a rule across the page, not front matter
        }
        String field = "";
        for (String line : lines.subList(1, end)) {
            Matcher item = ITEM.matcher(line);
            Matcher labelled = LABELLED.matcher(line);
            if (item.matches() && !field.isEmpty()) {
                append(field, unquoted(item.group("item")));
            } else if (labelled.matches()) {
                String label = labelled.group("label").strip();
                field = fieldOf(label).orElse(label.toLowerCase(Locale.ROOT));
                append(field, unquoted(labelled.group("value")));
            }
        }
        return end + 1;
    }

    private void line(String line) {
        String rest = pictures(line);
        Matcher heading = HEADING.matcher(line);
        if (heading.matches()) {
            heading(line, heading.group("title"));
            return;
        }
        Matcher labelled = LABELLED.matcher(line);
        Optional<String> field =
                labelled.matches() ? fieldOf(labelled.group("label").strip()) : Optional.empty();
        if (field.filter(this::mayBegin).isPresent()) {
            begin(field.get(), labelled.group("value").strip());
        } else if (!rest.isBlank() || line.isBlank()) {
            append(open, rest);
        }
    }

    private void heading(String line, String title) {
        Optional<String> field = fieldOf(title.replaceAll("[:：]$", ""));
        if (field.isPresent()) {
            begin(field.get(), "");
        } else if (line.startsWith("# ") && !blocks.containsKey("subject") && !body) {
            append("subject", title);
            open = "content";
        } else {
            body = true;
            open = "content";
            append(open, line.strip());
        }
    }

    private void begin(String field, String value) {
        body = body || field.equals("content");
        append(field, value);
        // What follows a label with its value on the line belongs to the text again, except what is under the long
        // ones.
        open = value.isEmpty() || field.equals("content") || field.equals("follow_ups") || field.equals("summary")
                ? field
                : "content";
    }

    /** Within the text "时间：…" may be a sentence of it; only what comes after the text can begin there. */
    private boolean mayBegin(String field) {
        return !body || List.of("follow_ups", "photos", "summary", "content").contains(field);
    }

    private String pictures(String line) {
        Matcher picture = PICTURE.matcher(line);
        while (picture.find()) {
            append("photos", picture.group("path").strip());
        }
        return PICTURE.matcher(line).replaceAll("");
    }

    private void append(String field, String value) {
        StringBuilder block = blocks.computeIfAbsent(field, first -> new StringBuilder());
        block.append(block.length() == 0 ? "" : "\n").append(value);
    }

    private ObjectNode finished() {
        blocks.forEach((field, block) -> {
            String text = block.toString().strip();
            if (text.isEmpty()) {
                return;
            }
            if (field.equals("photos")) {
                ArrayNode photos = report.putArray(field);
                text.lines()
                        .map(WrittenReport::unlisted)
                        .filter(path -> !path.isEmpty())
                        .forEach(photos::add);
            } else if (field.endsWith("participants") || field.equals("customers")) {
                report.put(field, text.lines().map(WrittenReport::unlisted).reduce("", WrittenReport::listed));
            } else {
                report.put(field, text);
            }
        });
        return report;
    }

    private static String listed(String before, String item) {
        return before.isEmpty() || item.isEmpty() ? before + item : before + "\n" + item;
    }

    private static String unlisted(String line) {
        Matcher item = ITEM.matcher(line);
        return item.matches() ? item.group("item").strip() : line.strip();
    }

    private static String unquoted(String value) {
        String text = value.strip();
        return text.length() > 1 && text.matches("(?s)\".*\"|'.*'") ? text.substring(1, text.length() - 1) : text;
    }

    private static Optional<String> fieldOf(String label) {
        return label.length() > MAX_LABEL && !label.contains("_")
                ? Optional.empty()
                : Optional.ofNullable(FIELDS.get(label.toLowerCase(Locale.ROOT)));
    }

    private static Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        names(fields, "id", "编号", "报告编号", "拜访编号", "会议编号", "id", "visit_id", "report_id", "meeting_id");
        names(fields, "customers", "客户", "客户名称", "客户公司", "公司", "拜访客户", "customer", "customers");
        names(fields, "customer_id", "客户编号", "customer_id");
        names(fields, "time", "时间", "日期", "会议时间", "会议日期", "拜访时间", "拜访日期", "time", "date", "visit_date", "start_time");
        names(fields, "end_time", "结束时间", "end_time");
        names(fields, "duration", "时长", "duration");
        names(fields, "duration_minutes", "duration_minutes");
        names(fields, "location", "地点", "会议地点", "拜访地点", "地址", "location", "place");
        names(fields, "subject", "主题", "会议主题", "标题", "议题", "subject", "topic", "title");
        names(fields, "participants", "参会", "参会人", "参会人员", "参加人员", "参与人", "与会人员", "participants", "attendees");
        names(fields, "our_participants", "我方", "我方人员", "我方参会", "我方参会人员", "同行", "同行人", "our_participants");
        names(
                fields,
                "customer_participants",
                "客户方",
                "客户方人员",
                "客户参会",
                "客户参会人",
                "客户参会人员",
                "对方",
                "对方人员",
                "拜访对象",
                "customer_participants");
        names(fields, "sales_person", "拜访人", "销售", "销售人员", "业务员", "汇报人", "报告人", "提交人", "sales_person");
        names(fields, "organizer", "组织者", "组织人", "主持人", "发起人", "organizer", "host");
        names(fields, "content", "内容", "纪要", "会议纪要", "会议内容", "拜访内容", "拜访情况", "沟通内容", "正文", "content", "minutes");
        names(fields, "summary", "摘要", "总结", "结论", "summary");
        names(
                fields,
                "follow_ups",
                "待办",
                "待办事项",
                "行动项",
                "跟进",
                "跟进事项",
                "后续跟进",
                "下一步",
                "下一步计划",
                "action items",
                "action_items",
                "follow_ups",
                "todo");
        names(fields, "photos", "照片", "图片", "附件", "photos", "attachments");
        names(fields, "recording_url", "录音", "录像", "录制", "recording_url");
        names(fields, "platform", "平台", "platform");
        names(fields, "updated_at", "更新时间", "updated_at");
        return Map.copyOf(fields);
    }

    private static void names(Map<String, String> fields, String field, String... labels) {
        for (String label : labels) {
            fields.put(label, field);
        }
    }
}
