package cn.topcentral.hub.bench.importing;

import cn.topcentral.hub.storage.customer.ContactPoint;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import cn.topcentral.hub.storage.json.Json;
import java.io.BufferedWriter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON lines as WeCom's session archive gives them after decryption. */
final class WecomArchive implements SampleArchive {
    @Override
    public String channel() {
        return "wecom";
    }

    @Override
    public String fileName() {
        return "archive.jsonl";
    }

    @Override
    public ContactPoint.Key party(int conversation) {
        return new ContactPoint.Key(ContactPointKind.WECOM_EXTERNAL, external(conversation));
    }

    private static String external(int conversation) {
        return "wmBenchDgAA9AW32YyyuYRimKr7D1%04d".formatted(conversation);
    }

    @Override
    public List<String> head() {
        return List.of();
    }

    @Override
    public void write(Message message, BufferedWriter file) throws IOException {
        String customer = external(message.conversation());
        long time = message.time().toEpochMilli();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("msgid", "%019d_%d_external".formatted(7_000_000_000_000_000_000L + message.number(), time));
        json.put("action", "send");
        json.put("from", message.inbound() ? customer : message.employee());
        json.put("tolist", List.of(message.inbound() ? message.employee() : customer));
        json.put("roomid", "");
        json.put("msgtime", time);
        json.put("msgtype", "text");
        json.put("text", Map.of("content", message.text()));
        file.write(Json.write(json));
        file.write('\n');
    }
}
