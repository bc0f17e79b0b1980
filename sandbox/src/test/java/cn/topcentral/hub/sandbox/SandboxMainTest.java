package cn.topcentral.hub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SandboxMainTest {
    @Test
    void processSaysWhenItIsReadyAndEndsWithItsInput() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SandboxMain.class.getName(),
                        "--token",
                        "AnotherToken",
                        "--webhook",
                        "key-1=项目群",
                        "--group",
                        "wrkProject=项目群",
                        "--robot-name",
                        "小助手")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            String line = output.readLine();
            assertThat(line).matches("Sandbox ready: http://127\\.0\\.0\\.1:\\d+");
            String url = line.substring("Sandbox ready: ".length());
            assertThat(body(url)).contains("沙盒企业微信");
            assertThat(body(url + "/sandbox/conversations?user=lina"))
                    .contains("\"mention\":\"小助手\"", "\"id\":\"group:项目群\"")
                    .doesNotContain("销售群");
            process.getOutputStream().close();
            assertThat(output.readLine()).as("nothing else on standard output").isNull();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String body(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void openPageIsToldOfEveryChange() throws IOException, InterruptedException {
        try (Sandbox sandbox = Sandbox.start(SandboxConfig.demo(Clock.systemUTC()))) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.url() + "/sandbox/events"))
                    .header("Accept", "text/event-stream")
                    .build();
            HttpResponse<Stream<String>> events =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines());
            Iterator<String> data = events.body()
                    .filter(line -> line.startsWith("data:"))
                    .map(line -> line.substring("data:".length()).strip())
                    .iterator();
            assertThat(data.next()).isEqualTo("0");
            new Visitor(sandbox).send("lina", "text", "{'content':'新消息'}");
            assertThat(data.next()).isEqualTo("1");
            assertThat(new Visitor(sandbox).get("/sandbox/entries?user=lina&conversation=app:lina&after=0"))
                    .hasSize(1);
            assertThat(new Visitor(sandbox)
                            .get("/sandbox/entries?user=zhangwei&conversation=app:lina")
                            .path("error")
                            .asText())
                    .as("nobody reads another member's conversation")
                    .contains("no conversation");
        }
    }
}
