package cn.topcentral.hub.bot.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.templates.page.Assets;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebServerTest {
    private WebHub hub;

    @BeforeAll
    void start(@TempDir Path folder) {
        hub = new WebHub(folder);
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/c/none", "/healthz", "/assets/hub.css", "/nothing", "/fails", "/login/callback"})
    void everyAnswerCarriesTheSecurityHeaders(String path) {
        var headers = hub.signedIn().get(path).headers();
        assertThat(headers.firstValue("Content-Security-Policy"))
                .contains("default-src 'none'; style-src 'self'; img-src 'self' data:; media-src 'self'; "
                        + "script-src 'self'; connect-src 'self'; "
                        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(headers.firstValue("Strict-Transport-Security")).contains("max-age=31536000");
        assertThat(headers.firstValue("Server")).isEmpty();
    }

    @Test
    void onlyAssetsMayBeCached() {
        HttpResponse<String> style = hub.browser().get(Assets.url("hub.css"));
        assertThat(style.statusCode()).isEqualTo(200);
        assertThat(style.headers().allValues("Cache-Control")).containsExactly("public, max-age=31536000, immutable");
        assertThat(style.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/css"));
        assertThat(hub.signedIn().get("/").headers().allValues("Cache-Control")).containsExactly("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/../application.properties", "/assets/..%2f..%2fdb", "/assets/missing.css"})
    void onlyAssetsAreServedBelowAssets(String path) {
        assertThat(hub.browser().get(path).statusCode()).isIn(400, 404);
    }

    @Test
    void aFailureGivesAReferenceAndKeepsItsCause() {
        HttpResponse<String> page = hub.browser().get("/fails");
        assertThat(page.statusCode()).isEqualTo(500);
        assertThat(page.body()).contains("出错了", "编号").doesNotContain("hunter2", "IllegalState");
        HttpResponse<String> document = hub.browser().getJson("/fails");
        assertThat(document.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(document.body())
                .contains("\"status\":500", "\"title\":\"", "Reference: ")
                .doesNotContain("hunter2");
    }

    @Test
    void whatIsNotThereIsAPageForPeopleAndADocumentForPrograms() {
        assertThat(hub.browser().get("/nothing").body()).contains("没有这个页面");
        HttpResponse<String> document = hub.browser().get("/api/v1/nothing");
        assertThat(document.statusCode()).isEqualTo(404);
        assertThat(document.body()).contains("\"status\":404");
        assertThat(hub.browser().post("/healthz").statusCode()).isEqualTo(405);
    }

    @Test
    void healthAndReadinessAnswerWithoutALogIn() {
        assertThat(hub.browser().get("/healthz").statusCode()).isEqualTo(200);
        assertThat(hub.browser().get("/readyz").body()).isEqualTo("ready");
    }

    @Test
    void withoutADatabaseTheHubIsUpButNotReady(@TempDir Path folder) {
        try (WebHub broken = new WebHub(folder)) {
            broken.data.db().database().close();
            assertThat(broken.browser().get("/healthz").statusCode()).isEqualTo(200);
            HttpResponse<String> ready = broken.browser().get("/readyz");
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body()).contains("The database does not answer");
        }
    }

    @Test
    void metricsTimeRequestsByRouteAndNameNoCustomer() {
        hub.signedIn().get("/c/C-secret");
        String metrics = hub.browser().get("/metrics").body();
        assertThat(metrics)
                .contains("http_server_requests_seconds_count{method=\"GET\",route=\"/c/{customerId}\",status=\"403\"}")
                .contains("jvm_memory_used_bytes")
                .doesNotContain("C-secret");
    }
}
