package cn.topcentral.hub.bot.wecom;

/**
 * Names one delivery: the same when a delivery is repeated after a failure, different for any other.
 *
 * @param cause what is answered or told, e.g. {@code callback:4711}
 * @param part which of several messages for that cause, counted from 0
 */
public record DeliveryKey(String cause, int part) {

    /** A number spread over all integers, equal for equal keys in every process; a record's own hashCode promises that for one only. */
    int spread() {
        return (cause + '#' + part).hashCode() * 0x9E3779B1;
    }
}
