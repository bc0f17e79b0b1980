package cn.topcentral.hub.bot.web.page.record;

import cn.topcentral.hub.storage.communication.RecordDetails;
import cn.topcentral.hub.templates.page.record.RecordView.Detail;
import cn.topcentral.hub.templates.text.CleanText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What else the source tells of a record, as far as people can use it; ids and headers of the machines stay in the database. */
final class SourceDetails {
    private static final Map<String, String> NAMES = names();

    private SourceDetails() {}

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("form", "表单");
        names.put("page", "提交页面");
        names.put("referrer", "从哪里来");
        names.put("region", "地区");
        names.put("meeting_code", "会议号");
        names.put("message_count", "消息数");
        names.put("transfers", "转接");
        names.put("satisfaction", "满意度");
        names.put("satisfaction_comment", "满意度留言");
        names.put("product", "产品");
        names.put("quantity", "数量");
        names.put("utm_source", "推广来源");
        names.put("utm_campaign", "推广活动");
        return names;
    }

    static List<Detail> of(RecordDetails record) {
        List<Detail> details = new ArrayList<>();
        record.location().ifPresent(place -> add(details, "地点", place));
        NAMES.forEach((name, label) ->
                Optional.ofNullable(record.attributes().get(name)).ifPresent(value -> add(details, label, value)));
        flag(details, record, "answered", "false", "未接通");
        flag(details, record, "voicemail", "true", "语音留言");
        flag(details, record, "canceled", "true", "会议已取消");
        flag(details, record, "time_precision", "day", "只知道日期，时间不准");
        if (record.attributes().containsKey("automatic")) {
            add(details, "提示", "自动回复或系统邮件");
        }
        if (record.attributes().containsKey("identity_conflict")) {
            add(details, "提示", "参与人分属几位客户，请核对归属");
        }
        return details;
    }

    private static void flag(List<Detail> details, RecordDetails record, String name, String value, String words) {
        if (value.equals(record.attributes().get(name))) {
            add(details, "提示", words);
        }
    }

    private static void add(List<Detail> details, String name, String value) {
        String words = CleanText.line(value);
        if (!words.isEmpty()) {
            details.add(new Detail(name, words));
        }
    }
}
