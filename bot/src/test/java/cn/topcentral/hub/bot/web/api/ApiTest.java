package cn.topcentral.hub.bot.web.api;

import static cn.topcentral.hub.bot.web.api.ApiHub.ADMIN;
import static cn.topcentral.hub.bot.web.api.ApiHub.INGEST;
import static cn.topcentral.hub.bot.web.api.ApiHub.READ;
import static cn.topcentral.hub.bot.web.api.ApiHub.json;
import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.bot.config.ApiConfig;
import cn.topcentral.hub.bot.timeline.HubData;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import cn.topcentral.hub.storage.customer.Customer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading and the operations, and who may do what. */
class ApiTest {
    private ApiHub hub;
    private Customer aux;
    private Customer midea;

    @BeforeEach
    void start(@TempDir Path folder) {
        hub = new ApiHub(folder);
        aux = hub.data.customer("宁波奥克斯空调有限公司", Optional.of("奥克斯"), "auxgroup.com");
        midea = hub.data.customer("美的集团", "midea.com");
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void aTokenOpensWhatItsRoleSays() {
        String customers = "/api/v1/customers?q=aks";
        assertThat(hub.get("", customers).statusCode()).isEqualTo(401);
        assertThat(hub.get("", customers).headers().firstValue("WWW-Authenticate"))
                .contains("Bearer");
        assertThat(hub.get("wrong-token-0123456789", customers).statusCode()).isEqualTo(401);
        assertThat(hub.get(READ, customers).statusCode()).isEqualTo(200);
        assertThat(hub.get(ADMIN, customers).statusCode()).isEqualTo(200);
        HttpResponse<String> forbidden = hub.get(INGEST, customers);
        assertThat(forbidden.statusCode()).isEqualTo(403);
        assertThat(json(forbidden).path("detail").asText())
                .contains("'crm' has the role ingest", "needs read or admin");
        assertThat(hub.post(READ, "/api/v1/communications", "{}").statusCode()).isEqualTo(403);
        for (String operation : List.of(
                "/api/v1/contact-points/bind",
                "/api/v1/communications/X/claim",
                "/api/v1/customers/" + aux.id() + "/merge",
                "/api/v1/customers/" + aux.id() + "/split")) {
            assertThat(hub.post(READ, operation, "{}").statusCode())
                    .as(operation)
                    .isEqualTo(403);
            assertThat(hub.post(INGEST, operation, "{}").statusCode())
                    .as(operation)
                    .isEqualTo(403);
        }
    }

    @Test
    void withoutATokenConfiguredNobodyGetsIn(@TempDir Path folder) {
        try (ApiHub closed = new ApiHub(folder, new ApiConfig(Map.of()))) {
            HttpResponse<String> answer = closed.get("anything-0123456789", "/api/v1/claims");
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(json(answer).path("detail").asText()).contains("api.tokens");
        }
    }

    @Test
    void customersAreFoundAndShownWithAllThatIsKnown() {
        hub.data.contact(aux, ContactPointKind.PHONE, "+8613800138000", "张经理");
        hub.data.take(hub.data.call(HubData.NOON, "+8613800138000", "询价"));

        JsonNode found =
                json(hub.get(READ, "/api/v1/customers?q=aks")).path("customers").path(0);
        assertThat(found.path("customer_id").asText()).isEqualTo(aux.id().value());
        assertThat(found.path("match").asText()).isEqualTo("pinyin");
        JsonNode one = json(hub.get(READ, "/api/v1/customers/" + aux.id()));
        assertThat(one.path("contacts").path(0).path("name").asText()).isEqualTo("张经理");
        assertThat(one.path("contact_points")).hasSize(2);
        assertThat(one.path("records").path("phone").asInt()).isEqualTo(1);
        assertThat(one.path("last_contact").asText()).isEqualTo("2024-06-15T12:00:00+08:00");
        assertThat(hub.get(READ, "/api/v1/customers/C9").statusCode()).isEqualTo(404);
        assertThat(hub.get(READ, "/api/v1/customers").statusCode()).isEqualTo(400);
    }

    @Test
    void aTimelineIsPagedWithoutGapOrRepetitionAndFiltered() {
        for (int i = 0; i < 7; i++) {
            hub.data.take(hub.data.mail(HubData.NOON.plus(Duration.ofMinutes(i)), "li@auxgroup.com", "第" + i, "正文"));
        }
        String path = "/api/v1/customers/" + aux.id() + "/timeline?limit=3";
        List<String> subjects = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = json(hub.get(READ, path + (cursor.isEmpty() ? "" : "&cursor=" + cursor)));
            page.path("records")
                    .forEach(record -> subjects.add(record.path("subject").asText()));
            cursor = page.path("next_cursor").asText("");
        } while (!cursor.isEmpty());
        assertThat(subjects).containsExactly("第6", "第5", "第4", "第3", "第2", "第1", "第0");

        assertThat(json(hub.get(READ, path + "&type=phone,visit")).path("records"))
                .isEmpty();
        assertThat(json(hub.get(READ, path + "&type=email&since=2024-06-15T04:05:00Z"))
                        .path("records"))
                .hasSize(2);
        assertThat(json(hub.get(READ, path + "&until=2024-06-15")).path("records"))
                .isEmpty();
        assertThat(hub.get(READ, path.replace("limit=3", "limit=0")).statusCode())
                .isEqualTo(400);
        for (String wrong : List.of("&type=fax", "&cursor=x", "&since=now")) {
            assertThat(hub.get(READ, path + wrong).statusCode()).as(wrong).isEqualTo(400);
        }
    }

    @Test
    void searchFindsWhatWasSaid() {
        hub.data.take(
                hub.data.mail(HubData.NOON, "li@auxgroup.com", "询价", "PCR-ABS 五十吨"),
                hub.data.mail(HubData.NOON, "wu@midea.com", "询价", "PCR-PC 五十吨"));

        assertThat(json(hub.get(READ, "/api/v1/search?q=%E4%BA%94%E5%8D%81%E5%90%A8"))
                        .path("records"))
                .hasSize(2);
        assertThat(json(hub.get(READ, "/api/v1/search?q=%E4%BA%94%E5%8D%81%E5%90%A8&customer_id=" + midea.id()))
                        .path("records"))
                .singleElement()
                .satisfies(record -> assertThat(record.path("customer_id").asText())
                        .isEqualTo(midea.id().value()));
    }

    @Test
    void whatIsUnknownIsBoundAndClaimedOverHttp() {
        hub.data.take(hub.data.call(HubData.NOON, "+8613800138000", "询价"));
        JsonNode claims = json(hub.get(READ, "/api/v1/claims"));
        assertThat(claims.path("contact_points").path(0).path("value").asText()).isEqualTo("+8613800138000");
        assertThat(claims.path("contact_points").path(0).path("records").asInt())
                .isEqualTo(1);

        HttpResponse<String> bound = hub.post(
                ADMIN,
                "/api/v1/contact-points/bind",
                "{\"kind\": \"phone\", \"value\": \"138 0013 8000\", \"customer_id\": \"" + aux.id()
                        + "\", \"person\": \"张经理\"}");

        assertThat(json(bound).path("moved_records").asInt()).as(bound.body()).isEqualTo(1);
        assertThat(json(hub.get(READ, "/api/v1/claims")).path("contact_points")).isEmpty();
        String record = json(hub.get(READ, "/api/v1/customers/" + aux.id() + "/timeline"))
                .path("records")
                .path(0)
                .path("record_id")
                .asText();
        String claim = "/api/v1/communications/" + record;
        hub.post(ADMIN, claim + "/claim", "{\"customer_id\": \"" + midea.id() + "\"}");
        assertThat(json(hub.get(READ, "/api/v1/customers/" + midea.id() + "/timeline"))
                        .path("records"))
                .hasSize(1);
        assertThat(json(hub.post(ADMIN, claim + "/unclaim", ""))
                        .path("customer_id")
                        .asText())
                .isEqualTo(aux.id().value());
        assertThat(json(hub.post(ADMIN, claim + "/claim", "{\"nobody\": true}"))
                        .path("before")
                        .asText())
                .isEqualTo(aux.id().value());

        assertThat(hub.post(ADMIN, "/api/v1/communications/X/claim", "{\"nobody\": true}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(hub.post(ADMIN, claim + "/claim", "{}").statusCode()).isEqualTo(422);
        assertThat(hub.post(
                                ADMIN,
                                "/api/v1/contact-points/bind",
                                "{\"kind\": \"phone\", \"value\": \"12\", \"customer_id\": \"C1\"}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(new AuditLog(hub.data.db().database()).newest(Optional.empty(), 10))
                .extracting(entry -> entry.actor() + " " + entry.action())
                .containsExactly(
                        "api:desk record.ignore",
                        "api:desk record.forget",
                        "api:desk record.claim",
                        "api:desk contact_point.bind");
    }

    @Test
    void ignoredContactPointsLeaveTheQueueAndComeBack() {
        hub.data.take(hub.data.call(HubData.NOON, "+8613800138000", "快递"));
        String point = "{\"kind\": \"phone\", \"value\": \"13800138000\"}";

        assertThat(hub.post(ADMIN, "/api/v1/contact-points/ignore", point).statusCode())
                .isEqualTo(200);
        assertThat(json(hub.get(READ, "/api/v1/claims")).path("contact_points")).isEmpty();
        assertThat(hub.post(ADMIN, "/api/v1/contact-points/forget", point).statusCode())
                .isEqualTo(200);
        assertThat(json(hub.get(READ, "/api/v1/claims")).path("contact_points")).hasSize(1);
    }

    @Test
    void customersAreMergedAndSplitOverHttp() {
        hub.data.take(
                hub.data.mail(HubData.NOON, "li@auxgroup.com", "甲", "甲"),
                hub.data.mail(HubData.NOON, "wu@midea.com", "乙", "乙"));
        String merge = "/api/v1/customers/" + aux.id() + "/merge";
        String into = "{\"into\": \"" + midea.id() + "\"}";

        JsonNode plan = json(hub.post(ADMIN, merge, into.replace("}", ", \"dry_run\": true}")));
        assertThat(plan.path("record_count").asInt()).isEqualTo(1);
        assertThat(plan.path("names").path(0).asText()).isEqualTo("宁波奥克斯空调有限公司");
        assertThat(timeline(midea)).hasSize(1);
        assertThat(hub.post(ADMIN, merge, into).statusCode()).isEqualTo(200);
        assertThat(timeline(midea)).hasSize(2);
        assertThat(timeline(aux)).hasSize(2);
        JsonNode merged = json(hub.get(READ, "/api/v1/customers/" + aux.id()));
        assertThat(merged.path("customer_id").asText()).isEqualTo(midea.id().value());
        assertThat(merged.path("asked_for").asText()).isEqualTo(aux.id().value());

        HttpResponse<String> again = hub.post(ADMIN, merge, into);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(json(again).path("detail").asText()).contains("is merged into " + midea.id() + " already");
        assertThat(hub.post(ADMIN, "/api/v1/customers/" + aux.id() + "/split", "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(timeline(midea)).hasSize(1);
        assertThat(timeline(aux)).hasSize(1);
    }

    private JsonNode timeline(Customer customer) {
        return json(hub.get(READ, "/api/v1/customers/" + customer.id() + "/timeline"))
                .path("records");
    }
}
