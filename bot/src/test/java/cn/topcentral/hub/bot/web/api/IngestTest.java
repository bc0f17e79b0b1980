package cn.topcentral.hub.bot.web.api;

import static cn.topcentral.hub.bot.web.api.ApiHub.INGEST;
import static cn.topcentral.hub.bot.web.api.ApiHub.READ;
import static cn.topcentral.hub.bot.web.api.ApiHub.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.topcentral.hub.storage.customer.Customer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code POST /api/v1/communications} over HTTP onto PostgreSQL. */
class IngestTest {
    private static final String PATH = "/api/v1/communications";

    private ApiHub hub;
    private Customer aux;

    @BeforeEach
    void start(@TempDir Path folder) {
        hub = new ApiHub(folder);
        aux = hub.data.customer("宁波奥克斯空调有限公司", "auxgroup.com");
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void anItemIsOnTheTimelineWhenItIsAnswered() {
        HttpResponse<String> answer = hub.post(
                INGEST,
                PATH,
                """
                {"type": "video", "source_record_id": "m1", "time": "2024-06-15T09:00:00+08:00", "duration_seconds": 3600,
                 "subject": "技术交流", "summary": "样品下周寄出", "location": "线上", "recording_url": "https://rec.example.com/m1",
                 "parties": [{"role": "initiator", "kind": "wecom_user", "value": "WangWei", "side": "ours"},
                             {"kind": "email", "value": "Zhang@AUXgroup.com", "name": "张经理"}],
                 "transcript": [{"speaker": "张经理", "start_seconds": 12, "text": "样品什么时候能到？"}],
                 "follow_ups": [{"title": "寄样品", "due": "2024-06-20T18:00:00+08:00", "owner": "wangwei"}],
                 "attachments": [{"file_name": "样品.txt", "media_type": "text/plain", "content_base64": "5qC35ZOB"}],
                 "attributes": {"project": "aux-2026"}}
                """);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(json(answer).path("status").asText()).isEqualTo("stored");
        assertThat(json(answer).path("claimed").asBoolean()).isTrue();
        String id = json(answer).path("record_ids").path(0).asText();
        JsonNode page = json(hub.get(READ, "/api/v1/customers/" + aux.id() + "/timeline"));
        JsonNode record = page.path("records").path(0);
        assertThat(record.path("record_id").asText()).isEqualTo(id);
        assertThat(record.path("communication_time").asText()).isEqualTo("2024-06-15T09:00:00+08:00");
        assertThat(record.path("duration").asInt()).isEqualTo(3600);
        assertThat(record.path("direction").asText()).isEqualTo("outbound");
        assertThat(record.path("handled_by").asText()).isEqualTo("wangwei");
        assertThat(record.path("summary").asText()).isEqualTo("样品下周寄出");
        assertThat(record.path("content").asText()).contains("[00:00:12] 张经理: 样品什么时候能到？");
        assertThat(record.path("attachment_count").asInt()).isEqualTo(1);
        assertThat(record.path("source_system").asText()).isEqualTo("api:crm");
        assertThat(hub.data.db().value("SELECT title || ' ' || assigned_to FROM communication_tasks"))
                .isEqualTo("寄样品 wangwei");
        assertThat(hub.data.db().value("SELECT content_original FROM customer_communications"))
                .contains("aux-2026")
                .doesNotContain("5qC35ZOB");
        assertThat(hub.data.db().value("SELECT file_size FROM communication_attachments WHERE file_hash IS NOT NULL"))
                .isEqualTo("6");
    }

    @Test
    void theSameCommunicationAgainIsADuplicateWithTheSameRecord() {
        JsonNode first = json(hub.post(INGEST, PATH, call("c1", "询价")));
        HttpResponse<String> again = hub.post(INGEST, PATH, call("c1", "询价"));

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(json(again).path("status").asText()).isEqualTo("duplicate");
        assertThat(json(again).path("record_ids")).isEqualTo(first.path("record_ids"));
        assertThat(records()).isEqualTo(1);
    }

    @Test
    void aNewerVersionAndALateTranscriptUpdateTheRecord() {
        hub.post(INGEST, PATH, call("c1", "询价"));

        HttpResponse<String> newer =
                hub.post(INGEST, PATH, call("c1", "询价 PCR-ABS").replace("{\"type", "{\"version\": 1, \"type"));
        HttpResponse<String> transcript = hub.post(
                INGEST,
                PATH,
                call("c1", "询价 PCR-ABS").replace("{\"type", "{\"version\": 1, \"transcript\": \"你好\", \"type"));

        assertThat(json(newer).path("status").asText()).isEqualTo("updated");
        assertThat(json(transcript).path("status").asText()).isEqualTo("updated");
        assertThat(records()).isEqualTo(1);
        assertThat(hub.data.db().value("SELECT content FROM customer_communications"))
                .contains("询价 PCR-ABS", "你好");
    }

    @Test
    void goodItemsOfAListAreStoredAndBadOnesNamed() {
        HttpResponse<String> answer = hub.post(
                INGEST,
                PATH,
                "[" + call("c1", "一") + ", {\"type\": \"fax\"}, " + call("c2", "二") + ", "
                        + call("c3", "三").replace("duration_seconds\": 60", "duration_seconds\": -1") + ", 7]");

        assertThat(answer.statusCode()).isEqualTo(207);
        JsonNode body = json(answer);
        assertThat(body.path("stored").asInt()).isEqualTo(2);
        assertThat(body.path("rejected").asInt()).isEqualTo(3);
        assertThat(body.path("results").path(1).path("field").asText()).isEqualTo("type");
        assertThat(body.path("results").path(1).path("detail").asText()).contains("'fax'", "phone", "test_note");
        assertThat(body.path("results").path(3).path("detail").asText()).contains("whole number from 0");
        assertThat(body.path("results").path(4).path("detail").asText()).contains("JSON object");
        assertThat(body.path("results").path(2).path("record_ids").path(0).asText())
                .startsWith("CALL-");
        assertThat(records()).isEqualTo(2);
    }

    @Test
    void everyFaultOfAnItemIsToldWithItsPlace() {
        assertRejected(call("c", "x").replace("\"time\"", "\"tiem\""), "time", "is missing");
        assertRejected(call("c", "x").replace("\"content\"", "\"contnet\""), "contnet", "is not known here");
        assertRejected(call("c", "x").replace("2024-06-15T10:00:00+08:00", "yesterday"), "time", "is no time");
        assertRejected(call("c", "x").replace("\"initiator\"", "\"boss\""), "parties[0].role", "none of initiator");
        assertRejected(
                call("c", "x").replace("\"phone\", \"value\"", "\"fax\", \"value\""), "parties[0].kind", "none of");
        assertRejected(call("", "x"), "source_record_id", "is missing");
        assertRejected(
                call("c", "x").replace("{\"type", "{\"customer_id\": \"C999\", \"type"), "customer_id", "no customer");
        assertRejected(
                call("c", "x")
                        .replace(
                                "{\"type",
                                "{\"attachments\": [{\"file_name\": \"../x\", \"url\": \"https://a.example/x\"}], \"type"),
                "attachments[0].file_name",
                "plain name");
        assertRejected(
                call("c", "x")
                        .replace(
                                "{\"type",
                                "{\"attachments\": [{\"file_name\": \"x\", \"content_base64\": \"%%\"}], \"type"),
                "attachments[0].content_base64",
                "no Base64");
        assertRejected(
                call("c", "x").replace("{\"type", "{\"recording_url\": \"file:///etc/passwd\", \"type"),
                "recording_url",
                "https://");
        assertRejected(
                call("c", "x").replace("{\"type", "{\"attributes\": {\"customer_id\": \"C1\"}, \"type"),
                "attributes.customer_id",
                "the hub's own");
        assertThat(records()).isZero();
    }

    private void assertRejected(String item, String field, String detail) {
        HttpResponse<String> answer = hub.post(INGEST, PATH, item);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(answer).path("field").asText()).isEqualTo(field);
        assertThat(json(answer).path("detail").asText()).contains(detail);
    }

    @Test
    void bodiesThatAreNoneAreRefused() {
        assertThat(hub.post(INGEST, PATH, "{\"type\": ").statusCode()).isEqualTo(400);
        assertThat(json(hub.post(INGEST, PATH, "{\"type\": ")).path("detail").asText())
                .contains("no JSON at line 1");
        assertThat(hub.post(INGEST, PATH, "").statusCode()).isEqualTo(400);
        assertThat(hub.post(INGEST, PATH, "[]").statusCode()).isEqualTo(400);
        assertThat(hub.post(INGEST, PATH, "{\"type\": \"phone\", \"type\": \"visit\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(hub.post(INGEST, PATH, "text/plain", BodyPublishers.ofString("{}"))
                        .statusCode())
                .isEqualTo(415);
        String tooMany = IntStream.range(0, 501).mapToObj(i -> "{}").collect(Collectors.joining(",", "[", "]"));
        assertThat(hub.post(INGEST, PATH, tooMany).statusCode()).isEqualTo(413);
        byte[] sixMegabytes = new byte[6 << 20];
        // The server closes on a body it will not read; a client still writing then may miss the answer.
        await().ignoreExceptions().untilAsserted(() -> assertThat(
                        hub.post(INGEST, PATH, "application/json", BodyPublishers.ofByteArray(sixMegabytes))
                                .statusCode())
                .isEqualTo(413));
    }

    @Test
    void aFileOfSeveralMegabytesIsTaken() {
        String bytes = Base64.getEncoder().encodeToString(new byte[3 << 20]);
        HttpResponse<String> answer = hub.post(
                INGEST,
                PATH,
                call("c1", "x")
                        .replace(
                                "{\"type",
                                "{\"attachments\": [{\"file_name\": \"x.bin\", \"content_base64\": \"" + bytes
                                        + "\"}], \"type"));

        assertThat(answer.statusCode()).isEqualTo(201);
    }

    @Test
    void theSameRequestWithTheSameKeyGetsTheSameAnswer() {
        HttpResponse<String> first = hub.post(INGEST, PATH, call("c1", "一"), "Idempotency-Key", "k1");
        HttpResponse<String> again = hub.post(INGEST, PATH, call("c1", "一"), "Idempotency-Key", "k1");

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        HttpResponse<String> other = hub.post(INGEST, PATH, call("c2", "二"), "Idempotency-Key", "k1");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(json(other).path("detail").asText()).contains("something else");
        assertThat(records()).isEqualTo(1);
    }

    @Test
    void aRequestThatFailedOnOurSideMayBeRepeatedWithItsKey() {
        var engine = hub.intake;
        hub.intake = drafts -> {
            throw new IllegalStateException("database away");
        };
        assertThat(hub.post(INGEST, PATH, call("c1", "一"), "Idempotency-Key", "k1")
                        .statusCode())
                .isEqualTo(500);
        hub.intake = engine;

        assertThat(hub.post(INGEST, PATH, call("c1", "一"), "Idempotency-Key", "k1")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void aRequestThatIsStillAtWorkIsNotDoneTwice() {
        var engine = hub.intake;
        hub.intake = drafts -> {
            HttpResponse<String> meanwhile = hub.post(INGEST, PATH, call("c1", "一"), "Idempotency-Key", "k1");
            assertThat(meanwhile.statusCode()).isEqualTo(409);
            assertThat(meanwhile.headers().firstValue("Retry-After")).isPresent();
            return engine.apply(drafts);
        };

        assertThat(hub.post(INGEST, PATH, call("c1", "一"), "Idempotency-Key", "k1")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void aFurtherFormIsReadByItsDecoder() {
        HttpResponse<String> answer =
                hub.post(INGEST, PATH, "[{\"type\": \"test_note\", \"note\": \"拜访\"}, {\"type\": \"test_note\"}]");

        assertThat(answer.statusCode()).isEqualTo(207);
        assertThat(json(answer)
                        .path("results")
                        .path(0)
                        .path("record_ids")
                        .path(0)
                        .asText())
                .startsWith("VISIT-");
        assertThat(json(answer).path("results").path(1).path("detail").asText()).isEqualTo("note is missing");
    }

    @Test
    void aCustomerNamedByOurIdNeedsNoRecognising() {
        String item = call("c1", "一").replace("{\"type", "{\"customer_id\": \"" + aux.id() + "\", \"type");

        assertThat(json(hub.post(INGEST, PATH, item)).path("claimed").asBoolean())
                .isTrue();
        assertThat(hub.data.db().value("SELECT customer_id FROM customer_communications"))
                .isEqualTo(aux.id().value());
    }

    private long records() {
        return hub.data.db().count("SELECT count(*) FROM customer_communications");
    }

    private static String call(String id, String content) {
        return """
                {"type": "phone", "source_record_id": "%s", "time": "2024-06-15T10:00:00+08:00", "duration_seconds": 60, \
                "parties": [{"role": "initiator", "kind": "phone", "value": "138 0013 8000"}], "content": "%s"}\
                """
                .formatted(id, content);
    }
}
