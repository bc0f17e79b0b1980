package cn.topcentral.hub.storage.robot;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.storage.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RobotRepliesTest {
    private static final Instant NOON = Instant.parse("2024-06-19T04:00:00Z");
    private static final Instant RECENTLY = NOON.minusSeconds(30);

    private TestDatabase db;
    private RobotReplies replies;

    @BeforeEach
    void open() {
        db = TestDatabase.create();
        replies = new RobotReplies(db.database());
        replies.open("r1", NOON);
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void aReplyGrowsUntilItEnds() {
        assertThat(replies.put("r1", "一半", Optional.empty(), false, RECENTLY)).isTrue();
        replies.open("r1", NOON.plusSeconds(2));
        assertThat(replies.asked("r1", NOON.plusSeconds(3)).orElseThrow())
                .isEqualTo(new RobotReplies.Reply("一半", Optional.empty(), false, NOON));

        assertThat(replies.put("r1", "全部", Optional.of("{\"a\": 1}"), true, RECENTLY))
                .isTrue();
        assertThat(replies.end("r1").orElseThrow())
                .isEqualTo(new RobotReplies.Reply("全部", Optional.of("{\"a\": 1}"), true, NOON));
        assertThat(replies.put("r1", "too late", Optional.empty(), true, RECENTLY))
                .isFalse();
    }

    @Test
    void aReplyThatNobodyAsksForAnyMoreTakesNothing() {
        assertThat(replies.put("r1", "x", Optional.empty(), true, NOON.plusSeconds(1)))
                .isFalse();
        assertThat(replies.put("unknown", "x", Optional.empty(), true, RECENTLY))
                .isFalse();
        assertThat(replies.asked("unknown", NOON)).isEmpty();
        assertThat(replies.end("unknown")).isEmpty();
    }

    @Test
    void theAddressForLateAnswersIsUsedOnce() {
        assertThat(replies.useResponseUrl("r1")).isTrue();
        assertThat(replies.useResponseUrl("r1")).isFalse();
        assertThat(replies.useResponseUrl("unknown")).isFalse();
    }

    @Test
    void whatPeopleAskedIsForgottenAfterADay() {
        replies.open("r2", NOON.plus(Duration.ofDays(1)).plusSeconds(1));

        assertThat(replies.asked("r1", NOON)).isEmpty();
        assertThat(replies.asked("r2", NOON)).isPresent();
    }

    @Test
    void chatsThatSpokeAreRememberedByKind() {
        RobotChats chats = new RobotChats(db.database());
        chats.spoke(true, "C1", NOON);
        chats.spoke(true, "C1", NOON.plusSeconds(60));
        chats.spoke(false, "wangwei", NOON);
        assertThat(db.value("SELECT last_spoke_at = '2024-06-19T04:00:00Z' FROM robot_chats WHERE chat = 'C1'"))
                .as("not written for every message")
                .isEqualTo("t");
        chats.spoke(true, "C1", NOON.plus(Duration.ofHours(2)));

        assertThat(chats.hasSpoken(true, "C1")).isTrue();
        assertThat(chats.hasSpoken(false, "wangwei")).isTrue();
        assertThat(chats.hasSpoken(true, "wangwei")).isFalse();
        assertThat(db.value("SELECT last_spoke_at = '2024-06-19T06:00:00Z' FROM robot_chats WHERE chat = 'C1'"))
                .isEqualTo("t");
    }
}
