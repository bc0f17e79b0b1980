package cn.topcentral.hub.bot.web.api;

import static cn.topcentral.hub.bot.web.api.ApiHub.ADMIN;
import static cn.topcentral.hub.bot.web.api.ApiHub.json;
import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.bot.config.ApiConfig;
import cn.topcentral.hub.bot.timeline.HubData;
import cn.topcentral.hub.connectors.party.ContactPointWords;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.storage.customer.Customer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The description says what the API does: the same routes, and bodies that both accept. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {
    private final JsonNode document = json(ApiRoutes.description());
    private ApiHub hub;
    private Customer aux;
    private Customer midea;

    @BeforeAll
    void start(@TempDir Path folder) {
        hub = new ApiHub(folder);
        aux = hub.data.customer("宁波奥克斯空调有限公司", "auxgroup.com");
        midea = hub.data.customer("美的集团", "midea.com");
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    @Test
    void everyRouteIsDescribedAndEveryDescriptionIsARoute() {
        Set<String> described = new TreeSet<>();
        document.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(method -> described.add(method.getKey() + " " + path.getKey())));
        Set<String> served = ApiRoutes.on(
                        hub.data.db().database(),
                        new ApiConfig(Map.of()),
                        new ContactPointWords(new PhoneNumbers()),
                        drafts -> List.of(),
                        List.of(),
                        HubData.CLOCK)
                .routes()
                .stream()
                .map(route -> route.method().name().toLowerCase(Locale.ROOT) + " " + route.path())
                .collect(Collectors.toCollection(TreeSet::new));
        served.add("get /openapi.json");

        assertThat(described).isEqualTo(served);
        assertThat(json(hub.get("", "/api/v1/openapi.json"))).isEqualTo(document);
        assertThat(document.path("openapi").asText()).startsWith("3.1");
    }

    @Test
    void theSamplesAreValidAndTheHubTakesThem() {
        JsonNode deliver = document.at("/paths/~1communications/post/requestBody/content/application~1json");
        JsonSchema schema = schema(deliver.path("schema"));
        for (JsonNode example : deliver.path("examples")) {
            assertThat(schema.validate(example.path("value"))).isEmpty();
            HttpResponse<String> answer = hub.post(
                    ADMIN, "/api/v1/communications", example.path("value").toString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            assertValid("/paths/~1communications/post/responses/201", answer);
        }
        assertThat(schema.validate(json("{\"type\": \"fax\"}"))).isNotEmpty();
        assertThat(schema.validate(
                        json("{\"type\":\"phone\",\"source_record_id\":\"1\",\"time\":\"x\",\"colour\":\"red\"}")))
                .isNotEmpty();
    }

    @Test
    void answersAreAsDescribed() {
        hub.post(
                ADMIN,
                "/api/v1/communications",
                document.at("/paths/~1communications/post/requestBody/content/application~1json/examples/call/value")
                        .toString()
                        .replace("call-20260615-0007", "call-of-this-test"));
        assertValid("/paths/~1customers/get/responses/200", hub.get(ADMIN, "/api/v1/customers?q=aux"));
        assertValid("/paths/~1customers~1{id}/get/responses/200", hub.get(ADMIN, "/api/v1/customers/" + aux.id()));
        assertValid("/paths/~1claims/get/responses/200", hub.get(ADMIN, "/api/v1/claims"));
        assertValid(
                "/paths/~1contact-points~1bind/post/responses/200",
                hub.post(
                        ADMIN,
                        "/api/v1/contact-points/bind",
                        document.at("/paths/~1contact-points~1bind/post/requestBody/content/application~1json/example")
                                .toString()
                                .replace("C001001", aux.id().value())));
        assertValid(
                "/paths/~1customers~1{id}~1timeline/get/responses/200",
                hub.get(ADMIN, "/api/v1/customers/" + aux.id() + "/timeline"));
        assertValid("/paths/~1search/get/responses/200", hub.get(ADMIN, "/api/v1/search?q=ABS"));
        assertValid(
                "/paths/~1customers~1{id}~1merge/post/responses/200",
                hub.post(
                        ADMIN,
                        "/api/v1/customers/" + aux.id() + "/merge",
                        "{\"into\": \"" + midea.id() + "\", \"dry_run\": true}"));
        assertValid(
                "/paths/~1communications/post/responses/207",
                hub.post(
                        ADMIN,
                        "/api/v1/communications",
                        "[{}, {\"type\":\"visit\",\"source_record_id\":\"v\",\"time\":\"2026-06-15T10:00:00\",\"customer_id\":\""
                                + aux.id() + "\"}]"));
    }

    private void assertValid(String response, HttpResponse<String> answer) {
        JsonNode schema = document.at(response + "/content/application~1json/schema");
        assertThat(schema.isMissingNode()).as(response).isFalse();
        assertThat(answer.statusCode())
                .as(answer.body())
                .isEqualTo(Integer.parseInt(response.substring(response.lastIndexOf('/') + 1)));
        assertThat(schema(schema).validate(json(answer))).as(answer.body()).isEmpty();
    }

    /** A part of the document as a schema of its own, with the shared schemas beside it for its references. */
    private JsonSchema schema(JsonNode part) {
        var root = part.<ObjectNode>deepCopy();
        root.set("components", document.path("components"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(root);
    }
}
