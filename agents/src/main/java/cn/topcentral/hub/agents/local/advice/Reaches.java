package cn.topcentral.hub.agents.local.advice;

import cn.topcentral.hub.agents.local.words.Proof;
import cn.topcentral.hub.agents.statistics.Conversation;
import cn.topcentral.hub.agents.statistics.CustomerStatistics;
import cn.topcentral.hub.agents.statistics.Period;
import cn.topcentral.hub.agents.statistics.Spread;
import cn.topcentral.hub.storage.history.HistoryRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The ways the customer was reached in a year, the best first: the share of answers, weighed by how much they use the way themselves. */
record Reaches(List<Reach> ranked) {
    private static final Duration ANSWER = Duration.ofDays(3);

    static Reaches of(Conversation conversation) {
        List<HistoryRecord> year =
                Conversation.in(Period.upTo(conversation.asOf(), CustomerStatistics.YEAR_DAYS), conversation.records());
        List<Reach> reaches = new ArrayList<>();
        for (Reach.Way way : Reach.Way.values()) {
            List<HistoryRecord> records =
                    year.stream().filter(record -> way.holds(record.type())).toList();
            if (!records.isEmpty()) {
                reaches.add(reach(way, records, conversation));
            }
        }
        int begun = reaches.stream().mapToInt(Reach::begun).sum();
        // On the website they find us, not we them.
        reaches.sort(Comparator.comparing((Reach reach) -> reach.way() == Reach.Way.WEBSITE)
                .thenComparingDouble(reach -> -worth(reach, begun))
                .thenComparing(Reach::way));
        return new Reaches(List.copyOf(reaches));
    }

    Optional<Reach> best() {
        return ranked.stream().findFirst();
    }

    String label(int place, String otherwise) {
        return place < ranked.size() ? ranked.get(place).way().label() : otherwise;
    }

    boolean uses(Reach.Way way) {
        return ranked.stream().anyMatch(reach -> reach.way() == way);
    }

    /** The share of approaches on the best way that get an answer, times a factor; 0 to 1. */
    BigDecimal expectedResponse(double factor) {
        return BigDecimal.valueOf(best().map(Reach::rate).orElse(0.5) * factor).setScale(2, RoundingMode.HALF_UP);
    }

    /** The figures in a sentence. */
    String reason() {
        return "近一年：" + ranked.stream().map(Reaches::figures).collect(Collectors.joining("；"));
    }

    private static double worth(Reach reach, int begun) {
        double share = begun == 0 ? 0 : (double) reach.begun() / begun;
        return reach.rate() * (0.5 + 0.5 * share);
    }

    private static String figures(Reach reach) {
        List<String> parts = new ArrayList<>();
        if (reach.begun() > 0) {
            parts.add("客户有" + reach.begun() + "天主动来找");
        }
        if (reach.tries() > 0) {
            parts.add("我方联系" + reach.tries() + "次" + (reach.answered() == 0 ? "没有回音" : "回了" + reach.answered() + "次"));
        }
        if (reach.answered() > 0 && reach.way() != Reach.Way.PHONE) {
            parts.add("一般" + duration(reach.medianHours()) + "回");
        }
        return reach.way().label() + "上" + String.join("，", parts);
    }

    private static String duration(double hours) {
        return hours < 1
                ? Math.max(1, Math.round(hours * 60)) + "分钟"
                : String.format(Locale.ROOT, "%.1f", hours).replace(".0", "") + "小时";
    }

    private static Reach reach(Reach.Way way, List<HistoryRecord> records, Conversation conversation) {
        int begun = conversation
                .days(records.stream().filter(Conversation::customerBegan).toList())
                .size();
        Optional<Proof> proof = records.stream()
                .filter(Conversation::customerSpoke)
                .reduce((first, second) -> second)
                .flatMap(Proof::of);
        if (way == Reach.Way.PHONE) {
            List<HistoryRecord> calls =
                    records.stream().filter(Conversation::weBegan).toList();
            int taken = (int) calls.stream().filter(Conversation::talk).count();
            return new Reach(way, calls.size(), taken, 0, begun, proof);
        }
        return turns(way, records, begun, proof);
    }

    private static Reach turns(Reach.Way way, List<HistoryRecord> records, int begun, Optional<Proof> proof) {
        Map<String, HistoryRecord> open = new HashMap<>();
        List<Double> hours = new ArrayList<>();
        int tries = 0;
        for (HistoryRecord record : records) {
            String thread = record.threadId().orElse(record.type().code());
            if (Conversation.weBegan(record)) {
                tries += open.putIfAbsent(thread, record) == null ? 1 : 0;
            } else if (Conversation.customerBegan(record)) {
                HistoryRecord ours = open.remove(thread);
                if (ours != null && !record.time().isAfter(ours.time().plus(ANSWER))) {
                    hours.add(Duration.between(ours.time(), record.time()).toSeconds() / 3600.0);
                }
            }
        }
        return new Reach(
                way,
                tries,
                hours.size(),
                Spread.of(hours.stream().mapToDouble(Double::doubleValue).toArray())
                        .median(),
                begun,
                proof);
    }
}
