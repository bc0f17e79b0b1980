package cn.topcentral.hub.bot.dialog;

import cn.topcentral.hub.connectors.aggregation.AttachmentDraft;
import cn.topcentral.hub.connectors.meeting.ReportJson;
import cn.topcentral.hub.connectors.meeting.WrittenReport;
import cn.topcentral.hub.storage.dialog.Dialog;
import cn.topcentral.hub.storage.dialog.DialogPart;
import cn.topcentral.hub.storage.dialog.DialogPart.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What all messages of a dialog say together, computed anew each time: the parts are what is kept. What is said later of the time, the place or the
 * people replaces what was said before; what was talked about adds up.
 *
 * @param exact whether the clock time is known beside the day
 * @param people of the customer, as they are named
 * @param colleagues who came along
 * @param toDo what stands under 待办：
 */
record VisitReport(
        Instant time,
        boolean exact,
        Optional<Duration> duration,
        Optional<String> place,
        String content,
        List<String> people,
        List<String> colleagues,
        Optional<String> toDo,
        List<AttachmentDraft> attachments,
        int photos,
        int texts) {
    private static final Pattern ADDED = Pattern.compile("^\\s*补充(?:内容)?\\s*[:：]\\s*");
    private static final Pattern REWRITTEN = Pattern.compile("^\\s*内容(?:改为|改成|更正为?)\\s*[:：]\\s*");
    private static final Pattern PLACE = Pattern.compile(
            "(?:在|到|于)(?<place>[\\p{IsHan}A-Za-z0-9]{1,16}?(?:会议室|车间|工厂|厂区|办公室|展厅|展会|展馆|酒店|饭店|餐厅|茶馆|咖啡厅|仓库|实验室|工业园|园区))");

    /** What a voice message without words says; what is read out of it later goes on the same line. */
    private static final String VOICE = "[语音]";

    static VisitReport of(Dialog dialog, List<DialogPart> parts) {
        return new Reading(dialog).read(parts);
    }

    boolean hasContent() {
        return !content.isEmpty();
    }

    int otherFiles() {
        return attachments.size() - photos;
    }

    /** Reads the messages one after the other. */
    private static final class Reading {
        private final Dialog dialog;
        private final List<String> content = new ArrayList<>();
        private final List<AttachmentDraft> attachments = new ArrayList<>();
        private Optional<VisitTime.Moment> stated = Optional.empty();
        private Optional<VisitTime.Moment> told = Optional.empty();
        private Optional<Duration> duration = Optional.empty();
        private Optional<String> place = Optional.empty();
        private Optional<List<String>> people = Optional.empty();
        private List<String> colleagues = List.of();
        private Optional<String> toDo = Optional.empty();
        private int photos;
        private int texts;
        private boolean voice;

        Reading(Dialog dialog) {
            this.dialog = dialog;
        }

        VisitReport read(List<DialogPart> parts) {
            parts.forEach(this::part);
            String text = String.join("\n", content).strip();
            Instant first =
                    parts.stream().map(DialogPart::receivedAt).findFirst().orElse(dialog.openedAt());
            VisitTime.Moment moment = stated.or(() -> told).orElse(new VisitTime.Moment(first, true));
            return new VisitReport(
                    moment.start(),
                    moment.exact(),
                    duration.or(() -> VisitTime.length(text)),
                    place.or(() -> placeIn(text)),
                    text.isEmpty() && voice ? VOICE : text,
                    people.orElseGet(() -> PeopleNames.in(text)),
                    colleagues,
                    toDo,
                    List.copyOf(attachments),
                    photos,
                    texts);
        }

        private void part(DialogPart part) {
            part.file().ifPresent(file -> attachments.add(attachment(file)));
            if (part.kind() == Kind.PHOTO) {
                photos++;
            } else if (part.kind() == Kind.TEXT
                    || (part.kind() == Kind.VOICE && !part.text().isBlank())) {
                texts++;
                text(part);
            } else if (part.kind() == Kind.VOICE) {
                voice = true;
            } else if (part.kind() == Kind.LOCATION) {
                place = Optional.of(part.text())
                        .filter(address -> !address.isBlank())
                        .or(() -> place.or(() -> coordinates(part)));
            } else if (part.kind() == Kind.LINK) {
                content.add("链接：" + part.text());
            }
        }

        private static Optional<String> coordinates(DialogPart part) {
            return part.point().map(point -> "坐标 " + point.latitude() + "," + point.longitude());
        }

        private void text(DialogPart part) {
            String words = part.text();
            if (REWRITTEN.matcher(words).find()) {
                content.clear();
                words = REWRITTEN.matcher(words).replaceFirst("");
            }
            ObjectNode fields =
                    WrittenReport.read(FieldLines.apart(ADDED.matcher(words).replaceFirst("")));
            ReportJson.text(fields, "subject").ifPresent(content::add);
            Optional<String> body = ReportJson.text(fields, "content");
            body.ifPresent(content::add);
            ReportJson.text(fields, "summary").ifPresent(sum -> content.add("总结：" + sum));
            ReportJson.text(fields, "time")
                    .flatMap(value -> VisitTime.stated(value, part.receivedAt()))
                    .ifPresent(moment -> stated = Optional.of(moment));
            if (texts == 1 || ReportJudge.judge(words) != ReportJudge.Verdict.NO) {
                told = told.or(() -> body.flatMap(text -> VisitTime.told(text, part.receivedAt())));
            }
            duration = ReportJson.text(fields, "duration")
                    .flatMap(value -> VisitTime.length("时长" + value))
                    .or(() -> duration);
            place = ReportJson.text(fields, "location").or(() -> place);
            people(fields).ifPresent(names -> people = Optional.of(names));
            if (fields.has("our_participants")) {
                colleagues = names(fields.path("our_participants"));
            }
            toDo = ReportJson.text(fields, "follow_ups")
                    .map(more -> toDo.map(before -> before + "\n" + more).orElse(more))
                    .or(() -> toDo);
        }

        private static Optional<List<String>> people(ObjectNode fields) {
            List<String> names = new ArrayList<>(names(fields.path("customer_participants")));
            names.addAll(names(fields.path("participants")));
            return names.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(names));
        }

        private static List<String> names(JsonNode list) {
            return ReportJson.items(list).stream().map(JsonNode::asText).toList();
        }

        private static Optional<String> placeIn(String text) {
            var found = PLACE.matcher(text);
            return found.find() ? Optional.of(found.group("place")) : Optional.empty();
        }

        private static AttachmentDraft attachment(DialogPart.File file) {
            return new AttachmentDraft(
                    file.name(),
                    file.mediaType(),
                    new AttachmentDraft.Content.Kept(file.hash(), file.size()),
                    false,
                    Optional.empty());
        }
    }
}
