package cn.topcentral.hub.bot.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.storage.employee.Employee.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every path the server answers at, whoever added it: what is not named public here is closed to strangers. */
class EveryRouteTest {
    /** For anybody. A new line here is a decision: say in the review why strangers may come. */
    private static final Set<String> PUBLIC = Set.of(
            "GET /assets/{file}",
            "GET /healthz",
            "GET /readyz",
            "GET /metrics",
            "GET /login",
            "GET /login/callback",
            "GET /forms/{name}",
            // WeCom fetches the pictures of cards by itself; each address is signed, see ReportPageTest.
            "GET /r/{reportId}/chart/{picture}",
            "POST /forms/{name}",
            "GET /forms/{name}/thanks",
            // Answers whoever is signed out that they are; who is signed in needs the token, see LoginTest.
            "POST /logout",
            // Not of the hub: a test's route that fails.
            "GET /fails");

    private static List<WebServer.Route> closed(WebHub hub, String method) {
        return hub.routes().stream()
                .filter(route -> route.method().equals(method))
                .filter(route -> !PUBLIC.contains(route.method() + " " + route.path()))
                .toList();
    }

    private static String somewhere(WebServer.Route route) {
        return route.path().replaceAll("\\{[^}]+}", "1");
    }

    @Test
    void strangersAreSentToLogInAndChangeNothing(@TempDir Path folder) {
        try (WebHub hub = new WebHub(folder)) {
            hub.data.employees().save(PageRights.employee("root", Role.ADMIN));
            Browser stranger = hub.phone();
            Browser administrator = hub.signedIn("root");
            String foreign = hub.signedIn().csrf("/");
            assertThat(closed(hub, "GET")).hasSizeGreaterThan(10);
            for (WebServer.Route route : closed(hub, "GET")) {
                HttpResponse<String> answer = stranger.get(somewhere(route));
                assertThat(answer.statusCode()).as(route.toString()).isEqualTo(302);
                assertThat(Browser.location(answer)).as(route.toString()).startsWith("https://open.weixin.qq.com/");
                assertThat(answer.body()).as(route.toString()).isEqualTo("Redirected");
            }
            assertThat(closed(hub, "POST")).hasSizeGreaterThan(5);
            for (WebServer.Route route : closed(hub, "POST")) {
                String path = somewhere(route);
                assertThat(stranger.post(path, Map.of()).statusCode())
                        .as("without a session: %s", route)
                        .isEqualTo(401);
                assertThat(administrator.post(path, Map.of()).statusCode())
                        .as("without a token: %s", route)
                        .isEqualTo(403);
                assertThat(administrator.post(path, Map.of("csrf", foreign)).statusCode())
                        .as("with another session's token: %s", route)
                        .isEqualTo(403);
                assertThat(administrator
                                .post(path, Map.of("csrf", ""), "X-CSRF-Token", foreign)
                                .body())
                        .as("the same in the header: %s", route)
                        .contains("页面已过期");
            }
        }
    }

    @Test
    void nothingIsChangedByOtherMethodsThanPost(@TempDir Path folder) {
        try (WebHub hub = new WebHub(folder)) {
            assertThat(hub.routes())
                    .extracting(WebServer.Route::method)
                    .as("PUT, PATCH and DELETE would need a check of their own")
                    .containsOnly("GET", "POST", "BEFORE");
        }
    }
}
