package cn.topcentral.hub.connectors.meeting;

import cn.topcentral.hub.connectors.aggregation.FollowUp;
import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a text itself lists as to be done: the lines under 待办, 行动项, 跟进, Action items. Nothing is guessed from the rest of the text.
 *
 * <p>A line may name who and by when: {@code 张三：6月20日前发报价}, {@code 发样品 @李四 (2026-06-20)}, {@code - [ ] 下周五前回访}.
 */
public final class ToDoSection {
    private static final Pattern HEADING = Pattern.compile(
            "\\s*(?:#{1,6}\\s*|\\*\\*\\s*|【)?(?:[一二三四五六七八九十\\d]+[、.．]\\s*)?(?:会议)?(?:待办(?:事项|任务)?|行动项|行动计划|后续(?:跟进|行动|事项|计划)|跟进(?:事项|计划)?|下一步(?:计划|行动)?"
                    + "|action\\s*items?|to-?dos?|next\\s*steps?|follow[- ]?ups?)\\s*(?:】|\\*\\*)?\\s*[:：]?\\s*(?:\\*\\*)?\\s*(?<rest>.*)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OTHER_HEADING =
            Pattern.compile("\\s*(?:#{1,6}\\s+\\S.*|【[^】]{1,20}】.*|\\*\\*[^*]{1,30}\\*\\*\\s*[:：]?)");
    private static final Pattern BULLET = Pattern.compile(
            "\\s*(?:[-*•·+]\\s+|[(（]?\\d{1,3}[.、．)）]\\s*|[一二三四五六七八九十]{1,3}、\\s*)?(?:\\[(?<done>[ xX✓])]\\s*)?(?<item>.*\\S)\\s*");
    private static final Pattern OWNER_FIRST =
            Pattern.compile("(?<owner>[\\p{IsHan}]{2,4}|[A-Z][A-Za-z .]{1,30})\\s*[:：]\\s*(?<task>\\S.*)");
    private static final Pattern OWNER_MARKED =
            Pattern.compile("\\s*[(（]?(?:@|负责人\\s*[:：]?\\s*|责任人\\s*[:：]?\\s*)(?<owner>[\\p{IsHan}A-Za-z]{2,20})[)）]?");
    private static final int MAX_ITEMS = 100;
    private static final int MAX_TITLE = 300;

    private ToDoSection() {}

    /**
     * Finds the sections in a text.
     *
     * @param told the day the text was written on, for words such as 下周五
     * @return in the order of the text; none when it has no such section
     */
    public static List<FollowUp> read(String text, LocalDate told) {
        List<FollowUp> items = new ArrayList<>();
        boolean inside = false;
        int blank = 0;
        for (String line : text.lines().toList()) {
            Matcher heading = HEADING.matcher(line);
            if (isHeading(heading, line)) {
                inside = true;
                blank = 0;
                add(items, heading.group("rest"), told);
            } else if (line.isBlank()) {
                blank++;
                // The section ends where a paragraph begins that is no list.
            } else if (inside && (OTHER_HEADING.matcher(line).matches() || (blank > 0 && !isListed(line)))) {
                inside = false;
            } else if (inside) {
                add(items, line, told);
                blank = items.isEmpty() ? blank : 0;
            }
        }
        return List.copyOf(items);
    }

    /** What a JSON list names: texts as above, or objects with {@code title}, {@code due}, {@code owner}. */
    public static List<FollowUp> read(JsonNode list, LocalDate told) {
        List<FollowUp> items = new ArrayList<>();
        if (list.isTextual()) {
            list.asText().lines().forEach(line -> add(items, line, told));
            return List.copyOf(items);
        }
        for (JsonNode item : ReportJson.items(list)) {
            if (item.isObject()) {
                ReportJson.text(item, "title", "task", "content", "action")
                        .map(title -> new FollowUp(
                                shortened(title),
                                ReportJson.text(item, "due", "due_date", "deadline")
                                        .flatMap(due -> DueDate.in(due, told)),
                                ReportJson.text(item, "owner", "assignee", "responsible")))
                        .ifPresent(items::add);
            } else if (item.isTextual()) {
                add(items, item.asText(), told);
            }
        }
        return items.size() > MAX_ITEMS ? List.copyOf(items.subList(0, MAX_ITEMS)) : List.copyOf(items);
    }

    /** A heading stands alone, is marked as one, or is followed by a colon; else it is a sentence that begins with such a word. */
    private static boolean isHeading(Matcher heading, String line) {
        if (!heading.matches()) {
            return false;
        }
        String before = line.substring(0, heading.start("rest"));
        return heading.group("rest").isBlank() || before.matches(".*[:：】#*]\\s*");
    }

    private static boolean isListed(String line) {
        return line.matches("\\s*(?:[-*•·+]\\s+|[(（]?\\d{1,3}[.、．)）]|[一二三四五六七八九十]{1,3}、|\\[[ xX]]).*");
    }

    private static void add(List<FollowUp> items, String line, LocalDate told) {
        Matcher bullet = BULLET.matcher(line);
        if (items.size() >= MAX_ITEMS || line.isBlank() || !bullet.matches() || isNothing(bullet.group("item"))) {
            return;
        }
        Optional<String> done = Optional.ofNullable(bullet.group("done"));
        if (done.filter(mark -> !mark.isBlank()).isPresent()) {
            return; // ticked off
        }
        String item = bullet.group("item");
        Optional<FollowUp> first = owned(OWNER_FIRST.matcher(item), item, told);
        items.add(first.orElseGet(() -> marked(item, told)));
    }

    private static boolean isNothing(String item) {
        return Normalizer.normalize(item, Normalizer.Form.NFKC).matches("(?i)(?:无|暂无|没有|n/?a|none|-+)[。.]?");
    }

    private static Optional<FollowUp> owned(Matcher owner, String item, LocalDate told) {
        return owner.matches()
                ? Optional.of(new FollowUp(
                        shortened(owner.group("task")),
                        DueDate.in(item, told),
                        Optional.of(owner.group("owner").strip())))
                : Optional.empty();
    }

    private static FollowUp marked(String item, LocalDate told) {
        Matcher owner = OWNER_MARKED.matcher(item);
        if (!owner.find()) {
            return new FollowUp(shortened(item), DueDate.in(item, told), Optional.empty());
        }
        String title = (item.substring(0, owner.start()) + item.substring(owner.end())).strip();
        return new FollowUp(
                shortened(title.isEmpty() ? item : title), DueDate.in(item, told), Optional.of(owner.group("owner")));
    }

    private static String shortened(String title) {
        return title.codePointCount(0, title.length()) <= MAX_TITLE
                ? title
                : title.substring(0, title.offsetByCodePoints(0, MAX_TITLE - 1)) + "…";
    }
}
