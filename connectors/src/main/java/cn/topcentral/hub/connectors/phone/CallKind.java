package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.storage.communication.Direction;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a call log's word for a call tells: who started it, and whether it came about. */
record CallKind(Optional<Direction> direction, Optional<Boolean> answered) {
    private static final CallKind NOTHING = new CallKind(Optional.empty(), Optional.empty());

    private static final Pattern NOT_ANSWERED = Pattern.compile(
            ".*(?:未接|未应答|无人接听|无应答|无法接通|拒接|拒绝|挂断|占线|忙|失败|关机|空号|取消|missed|reject|no.?answer|unanswered|busy|fail|cancel).*|否|false|no");
    private static final Pattern ANSWERED =
            Pattern.compile(".*(?:已接|接通|接听|成功|answered|success|connected).*|是|true|yes");
    private static final Pattern INTERNAL = Pattern.compile(".*(?:内部|internal).*");
    private static final Pattern OUTBOUND =
            Pattern.compile(".*(?:呼出|去电|拨出|拨打|已拨|外呼|主叫|outgoing|outbound|dial|placed).*|out");
    private static final Pattern INBOUND =
            Pattern.compile(".*(?:呼入|来电|打入|接听|被叫|incoming|inbound|received).*|in|已接|已接来电");

    /**
     * Reads the type column. Android's codes are numbers ({@code android.provider.CallLog.Calls.TYPE}).
     *
     * @param codesAreAndroids whether numbers are those codes; a column called "direction" has others in every system
     * @throws UnreadableCallException for a code nobody knows
     */
    static CallKind ofType(String type, boolean codesAreAndroids) {
        String word = type.toLowerCase(Locale.ROOT);
        return word.matches("\\d+") ? ofCode(word, codesAreAndroids) : ofWord(word);
    }

    /** Reads the result column, which tells nothing of the direction. */
    static Optional<Boolean> answered(String result) {
        String word = result.toLowerCase(Locale.ROOT);
        if (NOT_ANSWERED.matcher(word).matches()) {
            return Optional.of(false);
        }
        return ANSWERED.matcher(word).matches() ? Optional.of(true) : Optional.empty();
    }

    private static CallKind ofCode(String code, boolean codesAreAndroids) {
        if (!codesAreAndroids) {
            throw new UnreadableCallException("direction '" + code
                    + "' is a code that means different things to different systems; write 呼入 or 呼出");
        }
        return switch (code) {
            case "1" -> new CallKind(Optional.of(Direction.INBOUND), Optional.empty());
            case "2" -> new CallKind(Optional.of(Direction.OUTBOUND), Optional.empty());
            case "3", "4", "5", "6" -> new CallKind(Optional.of(Direction.INBOUND), Optional.of(false));
            case "7" -> new CallKind(Optional.of(Direction.INBOUND), Optional.of(true)); // answered on another device
            default ->
                throw new UnreadableCallException(
                        "type '" + code + "' is none of the codes 1 to 7 of a phone's call log; write 呼入, 呼出 or 未接");
        };
    }

    private static CallKind ofWord(String word) {
        if (INTERNAL.matcher(word).matches()) {
            return new CallKind(Optional.of(Direction.INTERNAL), answered(word));
        }
        if (OUTBOUND.matcher(word).matches()) {
            return new CallKind(Optional.of(Direction.OUTBOUND), notAnswered(word));
        }
        if (INBOUND.matcher(word).matches()) {
            return new CallKind(Optional.of(Direction.INBOUND), notAnswered(word));
        }
        // A phone calls 未接 what it did not answer; what it could not reach is an outgoing call without talk.
        return NOT_ANSWERED.matcher(word).matches()
                ? new CallKind(Optional.of(Direction.INBOUND), Optional.of(false))
                : NOTHING;
    }

    /** A word for the direction says whether it failed, but {@code 呼出} does not say that it succeeded. */
    private static Optional<Boolean> notAnswered(String word) {
        return answered(word).filter(answered -> !answered);
    }
}
