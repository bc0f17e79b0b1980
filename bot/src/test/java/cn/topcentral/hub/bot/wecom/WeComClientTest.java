package cn.topcentral.hub.bot.wecom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import cn.topcentral.hub.bot.wecom.SendResult.Accepted;
import cn.topcentral.hub.bot.wecom.SendResult.Blame;
import cn.topcentral.hub.bot.wecom.SendResult.Rejected;
import cn.topcentral.hub.bot.wecom.SendResult.RetryLater;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class WeComClientTest {
    private static final DeliveryKey KEY = new DeliveryKey("callback:1", 0);

    private final FakeWeCom weCom = FakeWeCom.start();
    private final WeComClient client = new WeComClient(weCom.config());

    @AfterEach
    void close() {
        client.close();
        weCom.close();
    }

    @Test
    void textArrivesAsWrittenWhateverItsCharacters() {
        String text = "奥克斯 <b>&\"\\ 😀𠮷\n第二行";

        SendResult result = client.sendText("zhangsan", text, KEY);

        assertThat(result).isInstanceOfSatisfying(Accepted.class, accepted -> {
            assertThat(accepted.messageId()).isEqualTo("m1");
            assertThat(accepted.responseCode()).contains("rc");
            assertThat(accepted.invalidUsers()).isEmpty();
        });
        assertThat(weCom.textsTo("zhangsan")).containsExactly(text);
        assertThat(weCom.delivered().get(0).path("agentid").asInt()).isEqualTo(218);
    }

    @Test
    void cardJsonArrivesUntouched() {
        ObjectNode card = JsonNodeFactory.instance
                .objectNode()
                .put("card_type", "text_notice")
                .put("task_id", "t@1");
        card.putArray("jump_list").addObject().put("title", "查看😀").put("url", "https://hub/c/C001?a=1&b=2");

        client.sendCard("zhangsan", card, KEY);

        assertThat(weCom.delivered().get(0).path("template_card")).isEqualTo(card);
        assertThat(weCom.delivered().get(0).path("msgtype").asText()).isEqualTo("template_card");
    }

    @Test
    void markdownGoesOutAsMarkdown() {
        client.sendMarkdown("zhangsan", "**粗**", KEY);

        assertThat(weCom.delivered().get(0).path("markdown").path("content").asText())
                .isEqualTo("**粗**");
    }

    @Test
    void oneTokenServesManyCalls() throws Exception {
        inParallel(8, i -> client.sendText("zhangsan", "n" + i, new DeliveryKey("a", i)));

        assertThat(weCom.delivered()).hasSize(8);
        assertThat(weCom.tokensHandedOut()).isEqualTo(1);
    }

    @Test
    void aRevokedTokenIsReplacedOnceHoweverManyCallsAreInFlight() throws Exception {
        client.sendText("zhangsan", "first", KEY);
        for (int round = 1; round <= 5; round++) {
            weCom.revokeToken();
            int number = round;
            inParallel(
                    8,
                    i -> client.sendText("zhangsan", "round " + number + " n" + i, new DeliveryKey("r" + number, i)));

            assertThat(weCom.tokensHandedOut()).isEqualTo(1 + round);
        }
        assertThat(weCom.delivered()).hasSize(1 + 5 * 8);
    }

    @Test
    void anExpiredTokenIsReplacedAndTheCallRepeatedOnce() {
        client.sendText("zhangsan", "first", KEY);
        weCom.failNext(42001, "access_token expired");
        weCom.failNext(42001, "access_token expired");
        weCom.failNext(42001, "access_token expired");

        SendResult result = client.sendText("zhangsan", "second", KEY);

        assertThat(result).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.code()).isEqualTo(42001);
            assertThat(rejected.blame()).isEqualTo(Blame.SETTINGS);
        });
        assertThat(weCom.delivered()).hasSize(1);
    }

    @Test
    void aRepeatedDeliveryIsDroppedButTheSameAnswerToAnotherCallbackIsNot() {
        client.sendText("zhangsan", "同样的回答", new DeliveryKey("callback:1", 0));
        client.sendText("zhangsan", "同样的回答", new DeliveryKey("callback:1", 0));
        client.sendText("zhangsan", "同样的回答", new DeliveryKey("callback:2", 0));

        assertThat(weCom.textsTo("zhangsan")).hasSize(2);
    }

    @Test
    void duplicateIntervalsStayWithinWhatWeComAllowsAndSpread() {
        List<Integer> intervals = IntStream.range(0, 10_000)
                .map(id -> WeComClient.duplicateIntervalSeconds(new DeliveryKey("callback:" + id, 0)))
                .boxed()
                .toList();

        assertThat(intervals).allMatch(seconds -> seconds >= 600 && seconds <= 14_400);
        assertThat(intervals.stream().distinct().count()).isGreaterThan(6_000);
    }

    @Test
    void systemBusyIsRepeatedOnceAndThenLeftToTheCaller() {
        weCom.failNext(-1, "system busy");
        assertThat(client.sendText("zhangsan", "a", KEY)).isInstanceOf(Accepted.class);

        weCom.failNext(-1, "system busy");
        weCom.failNext(-1, "system busy");
        assertThat(client.sendText("zhangsan", "b", KEY)).isInstanceOf(RetryLater.class);
    }

    @ParameterizedTest
    @CsvSource({
        "60020, SETTINGS",
        "81013, RECEIVER",
        "43012, MESSAGE",
        "40058, MESSAGE",
        "40033, MESSAGE",
        "48002, SETTINGS",
        "999999, SETTINGS"
    })
    void aRefusalSaysWhatMustChange(int code, Blame blame) {
        weCom.failNext(code, "not allow to access from your ip, from ip: 1.2.3.4, access_token=abc");

        assertThat(client.sendText("zhangsan", "a", KEY)).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.code()).isEqualTo(code);
            assertThat(rejected.blame()).isEqualTo(blame);
            assertThat(rejected.message()).contains("1.2.3.4").doesNotContain("abc");
            assertThat(rejected.remedy()).isNotBlank();
        });
        assertThat(weCom.delivered()).isEmpty();
    }

    @Test
    void tooManyCallsWaitAMinuteAndAreNotRepeatedAtOnce() {
        client.sendText("zhangsan", "a", KEY);
        int before = weCom.requests();
        weCom.failNext(45009, "api freq out of limit");

        assertThat(client.sendText("zhangsan", "b", KEY)).isEqualTo(new RetryLater(Duration.ofSeconds(60), 45009));
        assertThat(weCom.requests() - before).isEqualTo(1);
    }

    @Test
    void membersWhoDidNotGetItAreNamedWhicheverWayWeComTells() {
        assertThat(client.sendText("zhangsan|gone", "a", KEY))
                .isInstanceOfSatisfying(Accepted.class, accepted -> assertThat(accepted.invalidUsers())
                        .containsExactly("gone"));
        ObjectNode change = JsonNodeFactory.instance.objectNode();
        change.put("card_type", "text_notice");
        assertThat(client.updateCard("zhangsan", "rc", change))
                .isInstanceOfSatisfying(Accepted.class, accepted -> assertThat(accepted.invalidUsers())
                        .containsExactly("zhangsan"));
    }

    @Test
    void anUnreachableServerIsRetriedLater() {
        weCom.close();

        assertThat(client.sendText("zhangsan", "a", KEY))
                .isInstanceOfSatisfying(
                        RetryLater.class, later -> assertThat(later.code()).isEqualTo(WeComErrors.NO_ANSWER));
    }

    @Test
    void loginTellsMembersFromStrangers() {
        assertThat(client.userIdOfLogin("member")).contains("ZhangSan");
        assertThat(client.userIdOfLogin("stranger")).isEmpty();
        weCom.failNext(40029, "invalid code");
        assertThatThrownBy(() -> client.userIdOfLogin("used"))
                .isInstanceOfSatisfying(WeComCallFailed.class, failed -> assertThat(failed.code())
                        .isEqualTo(40029));
    }

    @Test
    void aMemberIsFoundOrTheRefusalNamed() {
        assertThat(client.user("zhangsan")).isEqualTo(new WeComUser("ZhangSan", "张三", true));
        assertThatThrownBy(() -> client.user("nobody")).hasMessageContaining("60111");
    }

    @Test
    void noSecretShowsInLogsErrorsOrPrints() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        try {
            weCom.failNext(60020, "refused");
            SendResult refused = client.sendText("zhangsan", "客户的话", KEY);
            weCom.close();
            client.sendText("zhangsan", "客户的话", KEY);

            List<String> shown =
                    new ArrayList<>(List.of(refused.toString(), weCom.config().toString()));
            shown.add(new AccessTokenStore(weCom.config()).toString());
            log.list.forEach(event -> shown.add(event.getFormattedMessage()));
            assertThat(shown)
                    .noneMatch(line -> line.contains(FakeWeCom.SECRET)
                            || line.contains("token-1")
                            || line.contains("客户的话")
                            || line.contains(CallbackCryptoTest.AES_KEY));
        } finally {
            root.detachAppender(log);
        }
    }

    private interface Call {
        Object run(int i) throws Exception;
    }

    private static void inParallel(int threads, Call call) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier together = new CyclicBarrier(threads);
            List<Callable<Object>> calls = IntStream.range(0, threads)
                    .<Callable<Object>>mapToObj(i -> () -> {
                        together.await();
                        return call.run(i);
                    })
                    .toList();
            for (Future<Object> result : pool.invokeAll(calls)) {
                assertThat(result.get()).isInstanceOf(Accepted.class);
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
