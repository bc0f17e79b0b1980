package cn.topcentral.hub.connectors.matching;

import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.CustomerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which records of one matter are related, given all that bear one sign: across channels, each to its nearest neighbours in time. A record
 * is related to another when at most one of its own kind and one of the other's kind stand between them. So the links depend on the set of
 * records alone, not on the order of their arrival; they go both ways; and a number that is in a hundred chat messages and one mail relates
 * the mail to the four around it.
 */
public final class Kinship {
    /** How many of one channel a record is related to on either side. */
    private static final int NEIGHBOURS = 2;

    /** A call-back after a day is another call. */
    static final Duration CALL_BACK = Duration.ofHours(24);

    private static final String CALL_BACK_SIGN = "callback:";
    private static final Comparator<Bearer> IN_TIME = Comparator.comparing(Bearer::time)
            .thenComparing(bearer -> bearer.record().value());

    private Kinship() {}

    /**
     * A record that bears a sign.
     *
     * @param missed a call of the customer's that nobody took
     * @param outbound started by us
     */
    public record Bearer(
            RecordId record,
            Optional<CustomerId> customer,
            CommunicationType type,
            Instant time,
            boolean missed,
            boolean outbound) {}

    /** Two related records, the earlier first. */
    public record Link(RecordId earlier, RecordId later, String sign, double score) {}

    /** Channels between which it is worth following a matter; within one, threads do that. */
    private enum Family {
        CALL,
        CHAT,
        MAIL,
        MEETING,
        VISIT,
        FORM,
        WEBCHAT;

        static Family of(CommunicationType type) {
            return switch (type) {
                case PHONE, MOBILE -> CALL;
                case WECHAT -> CHAT;
                case EMAIL -> MAIL;
                case MEETING, VIDEO -> MEETING;
                case VISIT -> VISIT;
                case FORM -> FORM;
                case WEBCHAT -> WEBCHAT;
            };
        }
    }

    /** The links among those who bear a sign; for {@link SignKind#PHONE} they may be of nobody known, else they are of one customer. */
    public static List<Link> links(String sign, List<Bearer> bearers) {
        List<Bearer> chain = bearers.stream().sorted(IN_TIME).toList();
        List<Link> links = new ArrayList<>();
        for (int from = 0; from < chain.size(); from++) {
            follow(sign, chain, from, links);
        }
        if (SignKind.of(sign) == SignKind.PHONE) {
            callBacks(chain)
                    .forEach((callBack, missed) -> missed.forEach(call ->
                            links.add(link(CALL_BACK_SIGN + SignKind.value(sign), call, callBack, 0.97, CALL_BACK))));
        }
        return links;
    }

    private static void follow(String sign, List<Bearer> chain, int from, List<Link> links) {
        Bearer first = chain.get(from);
        SignKind kind = SignKind.of(sign);
        Family own = Family.of(first.type());
        Map<Family, Integer> met = new EnumMap<>(Family.class);
        for (int next = from + 1; next < chain.size() && met.getOrDefault(own, 0) < NEIGHBOURS; next++) {
            Bearer second = chain.get(next);
            if (Duration.between(first.time(), second.time()).compareTo(kind.window()) > 0) {
                return;
            }
            Family other = Family.of(second.type());
            int before = met.merge(other, 1, Integer::sum) - 1;
            if (other != own && before < NEIGHBOURS && mayBeKin(kind, own, other) && agree(first, second)) {
                links.add(link(sign, first, second, kind.weight(), kind.window()));
            }
        }
    }

    private static boolean mayBeKin(SignKind kind, Family earlier, Family later) {
        return switch (kind) {
            case GRADE -> earlier == Family.MEETING && later == Family.VISIT;
            case PHONE -> earlier == Family.CALL || later == Family.CALL;
            case CALENDAR, ORDER, QUOTE, BATCH, MEETING, AMOUNT -> true;
        };
    }

    private static boolean agree(Bearer one, Bearer other) {
        return one.customer().isEmpty()
                || other.customer().isEmpty()
                || one.customer().equals(other.customer());
    }

    private static Link link(String sign, Bearer earlier, Bearer later, double weight, Duration window) {
        double nearness =
                1 - (double) Duration.between(earlier.time(), later.time()).toSeconds() / window.toSeconds();
        return new Link(earlier.record(), later.record(), sign, Math.round((weight + 0.03 * nearness) * 1000) / 1000.0);
    }

    /** The missed call each call-back answers: the last one before it. */
    public static Map<RecordId, RecordId> answeredBy(List<Bearer> bearers) {
        Map<RecordId, RecordId> parents = new HashMap<>();
        callBacks(bearers.stream().sorted(IN_TIME).toList())
                .forEach((callBack, missed) ->
                        parents.put(callBack.record(), missed.get(0).record()));
        return parents;
    }

    /** Each call-back with the missed calls it answers, the last first; a talk or an earlier call-back in between has answered them. */
    private static Map<Bearer, List<Bearer>> callBacks(List<Bearer> chain) {
        Map<Bearer, List<Bearer>> callBacks = new HashMap<>();
        List<Bearer> open = new ArrayList<>();
        for (Bearer call : chain) {
            if (Family.of(call.type()) != Family.CALL) {
                continue;
            }
            if (call.missed()) {
                open.add(0, call);
                continue;
            }
            List<Bearer> answered = open.stream()
                    .filter(missed ->
                            Duration.between(missed.time(), call.time()).compareTo(CALL_BACK) <= 0
                                    && agree(missed, call))
                    .toList();
            if (call.outbound() && !answered.isEmpty()) {
                callBacks.put(call, answered);
            }
            open.clear();
        }
        return callBacks;
    }

    /** Why two records that share a sign are related, in Chinese, for people. */
    public static String reason(String sign) {
        if (sign.startsWith(CALL_BACK_SIGN)) {
            return "未接来电的回拨";
        }
        SignKind kind = SignKind.of(sign);
        return switch (kind) {
            case ORDER, QUOTE, BATCH -> kind.reason() + " " + SignKind.value(sign);
            case AMOUNT -> kind.reason() + " " + SignKind.value(sign);
            case GRADE -> "会议后的拜访，都谈到 " + SignKind.value(sign);
            case MEETING -> kind.reason() + (SignKind.value(sign).contains("/") ? "" : " " + SignKind.value(sign));
            case CALENDAR, PHONE -> kind.reason();
        };
    }
}
