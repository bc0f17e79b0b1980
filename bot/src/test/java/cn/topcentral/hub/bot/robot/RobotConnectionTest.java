package cn.topcentral.hub.bot.robot;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.bot.robot.RobotConnection.State;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RobotConnectionTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final MovedTurns turns = new MovedTurns();
    private final MemoryWire wire = new MemoryWire();
    private final List<Frame.Callback> came = new ArrayList<>();
    private final List<String> displaced = new ArrayList<>();
    private final RobotConnection connection = new RobotConnection(
            wire,
            "BOT",
            "SECRET",
            turns,
            () -> 0,
            new RobotConnection.Events() {
                @Override
                public void callback(String session, Frame.Callback callback) {
                    came.add(callback);
                }

                @Override
                public void displaced() {
                    displaced.add("displaced");
                }
            },
            new SimpleMeterRegistry());

    private State state() {
        return connection.status().state();
    }

    private CompletableFuture<Ack> call(String requestId, String content) {
        return connection.call("aibot_respond_msg", requestId, RobotBodies.markdown(content));
    }

    @Test
    void subscribesWithItsSecretAndIsUpWhenThatIsTaken() {
        connection.start();

        JsonNode subscription = wire.last("aibot_subscribe");
        assertThat(subscription.path("body").path("bot_id").asText()).isEqualTo("BOT");
        assertThat(subscription.path("body").path("secret").asText()).isEqualTo("SECRET");
        assertThat(state()).isEqualTo(State.UP);
        assertThat(connection.status().session()).isPresent();
    }

    @Test
    void twoQuietHoursAreSpentInPings() {
        connection.start();
        turns.pass(Duration.ofHours(2));

        assertThat(state()).isEqualTo(State.UP);
        assertThat(wire.opened).isEqualTo(1);
        assertThat(wire.sent("ping")).hasSize(240);
    }

    @Test
    void aHalfOpenConnectionIsClosedHardAndOpenedAnew() {
        connection.start();
        wire.answers = frame -> frame.path("cmd").asText().equals("ping") ? Optional.empty() : Optional.of(0);
        turns.pass(Duration.ofSeconds(89));
        assertThat(state()).isEqualTo(State.UP);

        turns.pass(SECOND);
        assertThat(state()).isEqualTo(State.WAITING);
        assertThat(wire.aborted).isEqualTo(1);

        turns.pass(SECOND);
        assertThat(state()).isEqualTo(State.UP);
        assertThat(wire.opened).isEqualTo(2);
    }

    @Test
    void oneLostPingIsForgivenAsSoonAsALaterOneIsAnswered() {
        connection.start();
        wire.answers = frame -> Optional.empty();
        turns.pass(Duration.ofSeconds(35));
        wire.answers = frame -> Optional.of(0);
        turns.pass(Duration.ofMinutes(5));

        assertThat(wire.opened).isEqualTo(1);
    }

    @Test
    void itWaitsLongerAndLongerUpToHalfAMinuteAndNeverGivesUp() {
        wire.reachable = false;
        connection.start();
        turns.pass(Duration.ofSeconds(1 + 2 + 4 + 8 + 16));
        assertThat(wire.opened).isEqualTo(6);
        turns.pass(Duration.ofHours(1));
        assertThat(wire.opened).isEqualTo(6 + 120);

        wire.reachable = true;
        turns.pass(Duration.ofSeconds(30));
        assertThat(state()).isEqualTo(State.UP);
    }

    @Test
    void aSocketThatOpensWithoutASubscriptionForgivesNothing() {
        wire.answers = frame -> Optional.empty();
        connection.start();
        // Twenty seconds of silence each, then 1, 2, 4 seconds.
        turns.pass(Duration.ofSeconds(20 + 1 + 20 + 2 + 20 + 4));
        assertThat(wire.opened).isEqualTo(4);

        wire.answers = frame -> Optional.of(0);
        turns.pass(Duration.ofSeconds(20 + 8));
        assertThat(state()).isEqualTo(State.UP);
        wire.cut();
        turns.pass(SECOND);
        assertThat(wire.opened).as("a second after one that was up").isEqualTo(6);
    }

    @Test
    void aWrongSecretIsTriedEveryFewMinutesAndShown() {
        wire.answers = frame -> Optional.of(853000);
        connection.start();
        turns.pass(Duration.ofHours(2));

        assertThat(wire.opened).isBetween(4, 9);
        assertThat(wire.aborted).isEqualTo(wire.opened);
        assertThat(RobotStatus.note(connection.status()))
                .contains("not connected")
                .contains("853000")
                .contains("wecom.robot")
                .doesNotContain("SECRET");

        wire.answers = frame -> Optional.of(0);
        turns.pass(Duration.ofMinutes(30));
        assertThat(state()).isEqualTo(State.UP);
        assertThat(connection.status().problem()).isEmpty();
    }

    @Test
    void whoeverIsKickedStaysAwayUntilToldOtherwise() {
        connection.start();
        wire.say(
                "{\"cmd\":\"aibot_event_callback\",\"headers\":{\"req_id\":\"e\"},\"body\":{\"msgtype\":\"event\",\"event\":{\"eventtype\":\"disconnected_event\"}}}");
        wire.cut();
        turns.pass(Duration.ofHours(1));

        assertThat(displaced).hasSize(1);
        assertThat(state()).isEqualTo(State.OFF);
        assertThat(wire.opened).isEqualTo(1);
        assertThat(came).isEmpty();

        connection.start();
        assertThat(state()).isEqualTo(State.UP);
    }

    @Test
    void framesWithOneIdGoOneAfterTheOtherAndOthersDoNotWait() {
        connection.start();
        wire.answers = frame -> Optional.empty();
        CompletableFuture<Ack> first = call("R", "1");
        CompletableFuture<Ack> second = call("R", "2");
        CompletableFuture<Ack> other = call("Q", "other");
        assertThat(other).isNotDone();
        assertThat(contents()).containsExactly("1", "other");

        wire.answerNow("R");
        assertThat(first).isCompletedWithValueMatching(Ack::ok);
        assertThat(second).isNotDone();
        assertThat(contents()).containsExactly("1", "other", "2");
    }

    @Test
    void aFrameThatIsNotAnsweredInFiveSecondsMakesWayForTheNext() {
        connection.start();
        wire.answers = frame -> Optional.empty();
        CompletableFuture<Ack> first = call("R", "1");
        wire.answers = frame ->
                frame.path("body").path("markdown").path("content").asText().equals("1")
                        ? Optional.empty()
                        : Optional.of(0);
        CompletableFuture<Ack> second = call("R", "2");
        wire.answerLost("R");
        turns.pass(Duration.ofSeconds(5));

        assertThat(first).isCompletedWithValueMatching(ack -> ack.code() == -2);
        assertThat(second).isCompletedWithValueMatching(Ack::ok);
    }

    @Test
    void theQueueOfOneIdIsBounded() {
        connection.start();
        wire.answers = frame -> Optional.empty();
        for (int i = 0; i < FramesInFlight.MOST_WAITING; i++) {
            assertThat(call("R", "n" + i)).isNotDone();
        }
        assertThat(call("R", "one more")).isCompletedWithValueMatching(ack -> ack.code() == -2);
    }

    @Test
    void whatWaitsWhenTheConnectionIsCutIsToldSoAtOnce() {
        connection.start();
        wire.answers = frame -> Optional.empty();
        CompletableFuture<Ack> first = call("R", "1");
        CompletableFuture<Ack> second = call("R", "2");
        wire.cut();

        assertThat(first).isCompletedWithValueMatching(ack -> ack.code() == -2);
        assertThat(second).isCompletedWithValueMatching(ack -> ack.code() == -2);
        assertThat(call("R", "3")).isCompletedWithValueMatching(ack -> !ack.ok());
        turns.pass(Duration.ofSeconds(5));
    }

    @Test
    void oddFramesHurtNobody() {
        connection.start();
        for (String odd : List.of("", "hello", "[]", "7", "{\"cmd\":\"news_of_2027\"}", "{\"errcode\":0}")) {
            wire.say(odd);
        }
        wire.say(
                "{\"cmd\":\"aibot_msg_callback\",\"headers\":{\"req_id\":\"R\"},\"body\":{\"msgtype\":\"text\",\"text\":{\"content\":\"a\u0001b\tc\nd\"}}}\u0000");

        assertThat(state()).isEqualTo(State.UP);
        assertThat(came).singleElement().satisfies(frame -> {
            assertThat(frame.requestId()).isEqualTo("R");
            assertThat(frame.body().path("text").path("content").asText()).isEqualTo("ab\tc\nd");
        });
    }

    @Test
    void aSocketThatComesTooLateIsClosed() {
        List<RobotWire.Events> late = new ArrayList<>();
        List<String> aborted = new ArrayList<>();
        RobotConnection slow = new RobotConnection(
                late::add, "BOT", "SECRET", turns, () -> 0, new NoEvents(), new SimpleMeterRegistry());
        slow.start();
        slow.stop();
        late.get(0).opened(new RobotWire.Socket() {
            @Override
            public void send(String text) {
                throw new AssertionError("nothing is to be sent over it");
            }

            @Override
            public void abort() {
                aborted.add("aborted");
            }
        });

        assertThat(aborted).hasSize(1);
        assertThat(connection.call("x", JsonNodeFactory.instance.objectNode()))
                .isCompletedWithValueMatching(ack -> !ack.ok());
    }

    private static final class NoEvents implements RobotConnection.Events {
        @Override
        public void callback(String session, Frame.Callback callback) {}

        @Override
        public void displaced() {}
    }

    private List<String> contents() {
        return wire.sent("aibot_respond_msg").stream()
                .map(frame ->
                        frame.path("body").path("markdown").path("content").asText())
                .toList();
    }
}
