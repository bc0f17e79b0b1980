package cn.topcentral.hub.connectors.wechat;

import static cn.topcentral.hub.connectors.wechat.ArchiveJson.join;
import static cn.topcentral.hub.connectors.wechat.ArchiveJson.labelled;
import static cn.topcentral.hub.connectors.wechat.ArchiveJson.lines;
import static cn.topcentral.hub.connectors.wechat.ArchiveJson.number;
import static cn.topcentral.hub.connectors.wechat.ArchiveJson.text;
import static cn.topcentral.hub.connectors.wechat.ArchiveJson.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.stream.Collectors;

/** Messages by which people arrange something: tasks, votes, forms, meetings, money. */
final class WorkBodies {
    private static final long JOINED_VOTE = 102;
    private static final long ANSWERED_MEETING = 102;

    private WorkBodies() {}

    static MessageBody todo(JsonNode body) {
        return MessageBody.of(lines(join("[待办]", text(body, "title")), text(body, "content")));
    }

    static MessageBody vote(JsonNode body) {
        String label = number(body, "votetype") == JOINED_VOTE ? "[参与投票]" : "[发起投票]";
        return MessageBody.of(lines(
                        join(label, text(body, "votetitle")),
                        labelled("选项", String.join("、", texts(body.path("voteitem"))))))
                .noting("vote_id", text(body, "voteid"));
    }

    static MessageBody collect(JsonNode body) {
        String questions = ArchiveJson.stream(body.path("details"))
                .map(detail -> text(detail, "ques"))
                .filter(question -> !question.isEmpty())
                .collect(Collectors.joining("、"));
        return MessageBody.of(lines(
                join("[填表]", text(body, "title")),
                labelled("群", text(body, "room_name")),
                labelled("发起人", text(body, "creator")),
                labelled("发起时间", text(body, "create_time")),
                labelled("表项", questions)));
    }

    static MessageBody redPacket(JsonNode body) {
        String yuan = BigDecimal.valueOf(number(body, "totalamount"), 2).toPlainString();
        return MessageBody.of(join("[红包]", text(body, "wish"), number(body, "totalcnt") + "个", "共" + yuan + "元"));
    }

    static MessageBody meeting(JsonNode body) {
        boolean answered = number(body, "meetingtype") == ANSWERED_MEETING;
        return MessageBody.of(lines(
                        join(answered ? "[会议答复]" : "[会议邀请]", text(body, "topic"), answer(text(body, "status"))),
                        labelled("时间", interval(body)),
                        labelled("地点", text(body, "address")),
                        labelled("备注", text(body, "remarks"))))
                .noting("meeting_id", text(body, "meetingid"));
    }

    static MessageBody meetingNotice(JsonNode body) {
        return MessageBody.of(join("[会议通知]", text(body, "content"))).noting("meeting_id", text(body, "meeting_id"));
    }

    static MessageBody calendar(JsonNode body) {
        return MessageBody.of(lines(
                join("[日程]", text(body, "title")),
                labelled("组织者", text(body, "creatorname")),
                labelled("参与人", String.join("、", texts(body.path("attendeename")))),
                labelled("时间", interval(body)),
                labelled("地点", text(body, "place")),
                labelled("备注", text(body, "remarks"))));
    }

    private static String answer(String status) {
        return switch (status) {
            case "1" -> "参加";
            case "2" -> "拒绝";
            case "3" -> "待定";
            case "4" -> "未被邀请";
            case "5" -> "会议已取消";
            case "6" -> "会议已过期";
            case "7" -> "不在房间内";
            default -> "";
        };
    }

    private static String interval(JsonNode body) {
        String start =
                ArchiveJson.time(body, "starttime").map(ArchiveJson::minute).orElse("");
        String end = ArchiveJson.time(body, "endtime").map(ArchiveJson::minute).orElse("");
        return start.isEmpty() || end.isEmpty() ? start + end : start + " 至 " + end;
    }
}
