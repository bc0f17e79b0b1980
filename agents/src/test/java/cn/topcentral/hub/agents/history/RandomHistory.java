package cn.topcentral.hub.agents.history;

import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.Quantity;
import cn.topcentral.hub.storage.analysis.RecordAnalysis;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.analysis.StatedPrice;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.communication.Participant;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.history.CustomerHistory;
import cn.topcentral.hub.storage.history.HistoryContact;
import cn.topcentral.hub.storage.history.HistoryPrice;
import cn.topcentral.hub.storage.history.HistoryRecord;
import cn.topcentral.hub.storage.history.HistoryTask;
import cn.topcentral.hub.storage.order.Order;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Any history at all, wild but the same for the same seed: unordered threads, nothing analysed, empty texts, orders without an amount, odd characters. */
public final class RandomHistory {
    private static final List<String> PIECES = List.of(
            "PCR-ABS-1000什么价？",
            "太贵了，再低一点",
            "绿源报14800",
            "色差很大，产线停线",
            "再拖就索赔",
            "账期能不能60天",
            "周转不开",
            "张经理离职了，以后由小王对接",
            "这个要王总拍板",
            "质量稳定，服务及时",
            "换供应商",
            "明年新项目打算用PCR-PC",
            "先减量",
            "没问题了",
            "好的",
            "😀😀",
            "Hello, any stock?",
            "\n\n",
            " ",
            "\uD83D",
            "数据测试报告TDS",
            "谢谢",
            "催一下交期");
    private static final List<String> NAMES = List.of("张经理", "李工", "王建国", " ", "");

    private final Random random;
    private final Instant asOf;
    private final int days;

    private RandomHistory(long seed, int days) {
        this.random = new Random(seed);
        this.asOf = HistoryBuilder.at("2024-06-15T18:00");
        this.days = days;
    }

    /** So many records within some days, and a tenth as many orders, tasks and prices. */
    public static CustomerHistory of(long seed, int records, int days) {
        return new RandomHistory(seed, days).history(records);
    }

    private CustomerHistory history(int size) {
        List<HistoryRecord> records = many(size, this::record).stream()
                .sorted(Comparator.comparing(HistoryRecord::time))
                .toList();
        int few = (size + 9) / 10;
        return new CustomerHistory(
                new HistoryBuilder().asOf("2024-06-15T18:00").customer(),
                asOf,
                HistoryBuilder.ZONE,
                records,
                many(few, this::order),
                List.of(
                        new HistoryContact(1, "张经理", Optional.of("采购部经理")),
                        new HistoryContact(2, "李工", Optional.empty())),
                many(few, number -> task(number, records)),
                records.isEmpty() ? List.of() : many(few, number -> price(records)),
                0);
    }

    private <T> List<T> many(int count, IntFunction<T> one) {
        return IntStream.range(0, count).mapToObj(one).toList();
    }

    private HistoryRecord record(int number) {
        CommunicationType type = pick(List.of(CommunicationType.values()));
        return new HistoryRecord(
                new RecordId(type.recordPrefix() + "-" + number),
                type,
                maybe(pick(List.of(Direction.values()))),
                type.label(),
                time(),
                maybe(Duration.ofSeconds(random.nextInt(3) * 60L)),
                maybe("T-" + random.nextInt(20)),
                Optional.empty(),
                Optional.empty(),
                maybe(random.nextInt(4)),
                List.of(new Participant(
                        "participant",
                        "name",
                        Optional.empty(),
                        Optional.empty(),
                        maybe(pick(NAMES)),
                        pick(List.of("customer", "ours")))),
                Optional.empty(),
                Optional.empty(),
                text(),
                maybe(analysis()));
    }

    private RecordAnalysis analysis() {
        return new RecordAnalysis(
                pick(List.of(IntentCategory.values())),
                "",
                BigDecimal.ONE,
                random.nextInt(3) == 0 ? List.of("PCR-ABS-1000") : List.of(),
                Optional.empty(),
                maybe(new Quantity(BigDecimal.valueOf(random.nextInt(100)), pick(List.of("吨", "公斤", "包")), maybe("月"))),
                List.of(),
                random.nextInt(5) == 0 ? List.of(pick(List.of("绿源", "金发", ""))) : List.of(),
                pick(List.of(SentimentClass.values())),
                BigDecimal.valueOf(random.nextInt(101), 2),
                "",
                pick(List.of(UrgencyLevel.values())),
                "",
                List.of());
    }

    private Order order(int number) {
        Instant ordered = time();
        return new Order(
                "SO-" + number,
                new HistoryBuilder().asOf("2024-06-15T18:00").customer().id(),
                ordered,
                maybe("PCR-ABS-1000"),
                maybe(BigDecimal.valueOf(random.nextInt(60))),
                maybe(pick(List.of("吨", "公斤", "件"))),
                maybe(BigDecimal.valueOf(15_000)),
                maybe(BigDecimal.valueOf(random.nextInt(1_000_000))),
                maybe(pick(List.of("完成", "已取消"))),
                maybe(ordered.plus(Duration.ofDays(random.nextInt(60)))),
                maybe(ordered.plus(Duration.ofDays(random.nextInt(120)))),
                maybe(BigDecimal.valueOf(random.nextInt(1_000_000))),
                "test");
    }

    private HistoryTask task(int number, List<HistoryRecord> records) {
        Instant created = time();
        return new HistoryTask(
                "TASK-" + number,
                records.isEmpty() ? Optional.empty() : maybe(pick(records).id()),
                "报价",
                maybe("PCR-ABS"),
                maybe(pick(List.of(Speaker.SELLER, Speaker.CUSTOMER))),
                Optional.empty(),
                maybe(created.plus(Duration.ofDays(random.nextInt(30)))),
                pick(List.of("open", "done", "cancelled")),
                created,
                maybe(created.plus(Duration.ofDays(random.nextInt(60)))));
    }

    private HistoryPrice price(List<HistoryRecord> records) {
        HistoryRecord record = pick(records);
        return new HistoryPrice(
                record.id(),
                record.time(),
                new StatedPrice(
                        maybe("PCR-ABS-1000"),
                        BigDecimal.valueOf(random.nextInt(20_000)),
                        Optional.empty(),
                        Speaker.CUSTOMER,
                        "PCR"));
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(pick(PIECES));
        }
        return text.toString();
    }

    private Instant time() {
        return asOf.minus(Duration.ofMinutes((long) (random.nextDouble() * days * 24 * 60)));
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private <T> Optional<T> maybe(T value) {
        return random.nextInt(4) == 0 ? Optional.empty() : Optional.of(value);
    }
}
