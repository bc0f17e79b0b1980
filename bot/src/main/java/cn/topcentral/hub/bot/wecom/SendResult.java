package cn.topcentral.hub.bot.wecom;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What became of a message that was sent. */
public sealed interface SendResult {

    /**
     * WeCom took it. It may still have dropped it silently, when a member got more than 30 in a minute.
     *
     * @param messageId for recall within 24 hours
     * @param responseCode for one update of an interactive card
     * @param invalidUsers who did not get it, in lower case: unknown, outside the app's visible range, or without licence
     */
    record Accepted(String messageId, Optional<String> responseCode, List<String> invalidUsers) implements SendResult {
        public Accepted {
            invalidUsers = List.copyOf(invalidUsers);
        }
    }

    /**
     * WeCom refused it and would refuse it again.
     *
     * @param code WeCom's errcode
     * @param message WeCom's errmsg, which names the field or the address at fault
     * @param blame what must change
     * @param remedy what to do, in words for an administrator
     */
    record Rejected(int code, String message, Blame blame, String remedy) implements SendResult {}

    /**
     * Not now.
     *
     * @param after how long to wait at least
     * @param code WeCom's errcode, or {@link WeComErrors#NO_ANSWER}
     */
    record RetryLater(Duration after, int code) implements SendResult {}

    /** What must change before the same message can be sent. */
    enum Blame {
        /** The message itself; a plainer one may pass. */
        MESSAGE,
        /** Who it is sent to. */
        RECEIVER,
        /** The app's settings, here or in the admin console. */
        SETTINGS
    }
}
