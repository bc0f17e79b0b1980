package cn.topcentral.hub.bot.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.topcentral.hub.bot.command.AnswerUndelivered;
import cn.topcentral.hub.bot.command.Media.Fetched;
import cn.topcentral.hub.bot.command.MediaGone;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RobotMediaTest {
    /** A file of five letters under this key, worked out with two other implementations. */
    private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    private static final byte[] HELLO = Base64.getDecoder().decode("h8C6pCa/0RVC5CPK+HZny8/hp5Dd3qAeJZyK/vEOzU0=");

    private HttpServer store;
    private int status = 200;
    private String disposition = "attachment; filename=\"a.pdf\"; filename*=UTF-8''%E6%8A%A5%E4%BB%B7+1.pdf";

    @BeforeEach
    void open() throws IOException {
        store = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        store.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Disposition", disposition);
            exchange.getResponseHeaders().add("Location", "http://localhost:1/");
            exchange.sendResponseHeaders(status, HELLO.length);
            exchange.getResponseBody().write(HELLO);
            exchange.close();
        });
        store.start();
    }

    @AfterEach
    void close() {
        store.stop(0);
    }

    private RobotMedia media(String url, Optional<String> key) {
        return new RobotMedia(
                "robot-1-0",
                new RobotMessage.File("file", url, key),
                Optional.empty(),
                new MediaHosts(List.of(URI.create("ws://localhost:1"))),
                HttpClient.newHttpClient());
    }

    private String url() {
        return "http://localhost:" + store.getAddress().getPort() + "/file?sign=1";
    }

    @Test
    void aFileIsFetchedDecryptedAndNamed() {
        Fetched file = media(url(), Optional.of(KEY)).fetch(1000);

        assertThat(new String(file.content(), StandardCharsets.UTF_8)).isEqualTo("hello");
        assertThat(file.name()).isEqualTo("报价+1.pdf");
        assertThat(file.type()).isEqualTo("application/pdf");
    }

    @Test
    void whatIsGoneTooBigOrNotOursIsSaidToBeGone() {
        assertThatThrownBy(() -> media(url(), Optional.of(KEY)).fetch(4)).isInstanceOf(MediaGone.class);
        assertThatThrownBy(() -> media(url(), Optional.empty()).fetch(1000)).isInstanceOf(MediaGone.class);
        assertThatThrownBy(
                        () -> media(url(), Optional.of(KEY.replace('M', 'N'))).fetch(1000))
                .isInstanceOf(MediaGone.class);
        status = 403;
        assertThatThrownBy(() -> media(url(), Optional.of(KEY)).fetch(1000)).isInstanceOf(MediaGone.class);
        status = 302;
        assertThatThrownBy(() -> media(url(), Optional.of(KEY)).fetch(1000))
                .as("a redirect may lead anywhere")
                .isInstanceOf(MediaGone.class);
    }

    @Test
    void aStoreInTroubleIsAskedAgainLater() {
        status = 503;
        assertThatThrownBy(() -> media(url(), Optional.of(KEY)).fetch(1000))
                .isInstanceOfSatisfying(
                        AnswerUndelivered.class, e -> assertThat(e.retryAfter()).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://qyapi.weixin.qq.com/a",
                "https://ww-aibot-img-1258476243.cos.ap-guangzhou.myqcloud.com/BHoPdA3/7571?sign=q",
                "http://localhost:8080/x",
                "https://localhost/x"
            })
    void wecomsHostsAreCalled(String url) {
        assertThat(new MediaHosts(List.of(URI.create("ws://localhost:1"))).allowed(url))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://qyapi.weixin.qq.com/a",
                "https://weixin.qq.com.evil.example/a",
                "https://evilweixin.qq.com/a",
                "https://someone-1250000000.cos.ap-guangzhou.myqcloud.com/a",
                "https://user@qyapi.weixin.qq.com/a",
                "http://169.254.169.254/latest/meta-data",
                "http://127.0.0.1:5432/",
                "file:///etc/passwd",
                "//weixin.qq.com",
                "no address"
            })
    void othersAreNot(String url) {
        assertThat(new MediaHosts(List.of(URI.create("ws://localhost:1"))).allowed(url))
                .isEmpty();
    }

    @Test
    void aNameHoldsNoPath() {
        assertThat(FileName.of(Optional.of("attachment; filename=\"..\\..\\x/evil.sh\"")))
                .contains("evil.sh");
        assertThat(FileName.of(Optional.of("attachment; filename=plain.txt"))).contains("plain.txt");
        assertThat(FileName.of(Optional.of("inline"))).isEmpty();
        assertThat(FileName.of(Optional.of("attachment; filename*=UTF-8''100%25.txt")))
                .contains("100%.txt");
    }

    @Test
    void nothingThatOpensAFileIsPrinted() {
        assertThat(media(url(), Optional.of(KEY)).toString())
                .doesNotContain("MDEy")
                .doesNotContain("sign=");
    }
}
