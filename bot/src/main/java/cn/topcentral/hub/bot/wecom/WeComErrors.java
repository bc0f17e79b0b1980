package cn.topcentral.hub.bot.wecom;

import cn.topcentral.hub.bot.wecom.SendResult.Blame;
import cn.topcentral.hub.bot.wecom.SendResult.Rejected;
import cn.topcentral.hub.bot.wecom.SendResult.RetryLater;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/**
 * WeCom's error codes (page 90313) and what each asks for. The one place that knows them; errmsg texts change, so only codes decide.
 */
public final class WeComErrors {
    /** Our own code for "no usable answer": a broken connection, a time-out, an HTTP error. WeCom's codes are never below -1. */
    public static final int NO_ANSWER = -2;

    static final int SYSTEM_BUSY = -1;
    static final int ALL_RECEIVERS_INVALID = 81013;

    private static final Map<Integer, Duration> RETRY_AFTER = Map.of(
            NO_ANSWER,
            Duration.ofSeconds(2),
            SYSTEM_BUSY,
            Duration.ofSeconds(2),
            6000,
            Duration.ofSeconds(2),
            45033,
            Duration.ofSeconds(2),
            // Frequency exceeded: calling again within the window prolongs the block (page 90312).
            45009,
            Duration.ofSeconds(60));

    private static final Map<Integer, Advice> ADVICE = Map.ofEntries(
            settings(40001, "the app secret is wrong; copy it again from the admin console (wecom.app.secret)"),
            settings(40014, "the access token was refused twice in a row; check wecom.app.secret"),
            settings(42001, "the access token expired twice in a row; check the clock of this machine"),
            settings(40013, "corp_id is wrong (wecom.corp_id)"),
            settings(40056, "agent_id is wrong (wecom.app.agent_id)"),
            settings(301002, "agent_id and secret belong to different apps"),
            settings(
                    60020,
                    "this machine's address is not among the app's trusted IPs; add the address named in the message"),
            settings(43004, "the member's WeChat is not linked, which this function needs"),
            settings(48002, "the app may not call this API; grant it in the admin console"),
            settings(48005, "WeCom has abolished this API; update the hub"),
            settings(48006, "WeCom withdrew this right because the app was long unused; grant it again"),
            settings(50001, "the redirect address is not the app's trusted domain"),
            settings(50003, "the app is disabled in the admin console"),
            settings(
                    93000,
                    "the webhook's key is wrong or its robot was removed from the group; copy the address again (wecom.groups.NAME.webhook_key)"),
            settings(93004, "the group's robot is disabled; enable it in the group"),
            settings(93006, "the webhook's group is gone; add a robot to a group and copy its address"),
            settings(93008, "the robot is not in the group any more; add it again and copy its address"),
            settings(86001, "the chatid is malformed (wecom.groups.NAME.chat_id)"),
            settings(86003, "there is no group with this chatid (wecom.groups.NAME.chat_id)"),
            settings(86008, "the group was made by another app; have this app make one (wecom.groups.NAME.chat_id)"),
            settings(41001, "the access token was missing from the URL; check for a proxy that strips queries"),
            receiver(40003, "the userid is unknown; import employees again"),
            receiver(60111, "the userid is not in the contacts; import employees again"),
            receiver(46004, "the user is unknown; import employees again"),
            receiver(40031, "the list of userids is bad"),
            receiver(40032, "more than 1000 userids in one message"),
            receiver(40066, "the list of departments is bad"),
            receiver(40068, "the tag is unknown"),
            receiver(ALL_RECEIVERS_INVALID, "no receiver is inside the app's visible range"),
            receiver(82001, "the message names no receiver"),
            receiver(82002, "more than 100 departments in one message"),
            receiver(82003, "more than 100 tags in one message"),
            receiver(50002, "the member is outside the app's visible range"),
            receiver(60011, "the app has no right on this member, department or tag"),
            message(43012, "interactive cards need a callback URL; set it in the admin console"),
            message(40033, "the request holds escaped characters"),
            message(40035, "a parameter is bad"),
            message(40058, "a field breaks WeCom's limits"),
            message(40063, "a parameter is empty"),
            message(44004, "the content is empty"),
            message(45001, "the media file is too big"),
            message(45002, "the content is too long"),
            message(45008, "a news message needs 1 to 8 articles"),
            message(40004, "the media type is not supported"),
            message(40007, "the media id is unknown or older than 3 days"),
            message(42014, "the card's task_id is malformed"),
            message(60140, "the card can no longer be changed; send a new one"));

    private WeComErrors() {}

    /**
     * What a code other than 0 means for the message that got it. A code we do not know is not retried: repeating what was refused for
     * an unknown reason is how apps get blocked.
     */
    public static SendResult resultOf(int code, String message) {
        Duration after = RETRY_AFTER.get(code);
        if (after != null) {
            return new RetryLater(after, code);
        }
        Advice advice = ADVICE.getOrDefault(
                code,
                new Advice(Blame.SETTINGS, "look the code up at https://developer.work.weixin.qq.com/devtool/query"));
        return new Rejected(code, withoutToken(message), advice.blame(), advice.remedy());
    }

    /** WeCom's error texts may repeat the request's URL. */
    public static String withoutToken(String message) {
        return message.replaceAll("(access_token|corpsecret|key)=[^&\\s]+", "$1=***");
    }

    static Stream<Integer> knownCodes() {
        return Stream.concat(RETRY_AFTER.keySet().stream(), ADVICE.keySet().stream());
    }

    private static Map.Entry<Integer, Advice> settings(int code, String remedy) {
        return Map.entry(code, new Advice(Blame.SETTINGS, remedy));
    }

    private static Map.Entry<Integer, Advice> receiver(int code, String remedy) {
        return Map.entry(code, new Advice(Blame.RECEIVER, remedy));
    }

    private static Map.Entry<Integer, Advice> message(int code, String remedy) {
        return Map.entry(code, new Advice(Blame.MESSAGE, remedy));
    }

    private record Advice(Blame blame, String remedy) {}
}
