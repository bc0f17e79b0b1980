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
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.history.CustomerHistory;
import cn.topcentral.hub.storage.history.HistoryContact;
import cn.topcentral.hub.storage.history.HistoryPrice;
import cn.topcentral.hub.storage.history.HistoryRecord;
import cn.topcentral.hub.storage.history.HistoryTask;
import cn.topcentral.hub.storage.order.Order;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Writes a customer's history in a test, a line per event. Times are {@code 2024-06-15T09:30} in Asia/Shanghai. */
public final class HistoryBuilder {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** An analysis that says nothing in particular; {@code said} changes it. */
    public static final RecordAnalysis PLAIN = new RecordAnalysis(
            IntentCategory.OTHER,
            "",
            new BigDecimal("0.90"),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            SentimentClass.NEUTRAL,
            new BigDecimal("0.50"),
            "",
            UrgencyLevel.LOW,
            "",
            List.of());

    private final Customer customer;
    private final List<HistoryRecord> records = new ArrayList<>();
    private final List<Order> orders = new ArrayList<>();
    private final List<HistoryContact> contacts = new ArrayList<>();
    private final List<HistoryTask> tasks = new ArrayList<>();
    private final List<HistoryPrice> prices = new ArrayList<>();

    public HistoryBuilder() {
        this.customer = new Customer(
                new CustomerId("C001001"),
                "宁波奥克斯空调有限公司",
                Optional.of("奥克斯"),
                List.of("AUX"),
                Optional.of("zhangwei"),
                Optional.of("宁波"),
                Optional.of("家电"),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                at("2023-01-01T00:00"));
    }

    public static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    /** A person at the customer. */
    public HistoryBuilder contact(int id, String name, String title) {
        contacts.add(new HistoryContact(id, name, Optional.of(title)));
        return this;
    }

    /** The customer writes or calls. */
    public HistoryBuilder they(
            String time, CommunicationType type, String content, UnaryOperator<RecordAnalysis> said) {
        return record(time, type, Direction.INBOUND, Optional.of(1), content, said.apply(PLAIN));
    }

    /** We write or call. */
    public HistoryBuilder we(String time, CommunicationType type, String content) {
        return record(time, type, Direction.OUTBOUND, Optional.empty(), content, PLAIN);
    }

    public HistoryBuilder record(
            String time,
            CommunicationType type,
            Direction direction,
            Optional<Integer> contact,
            String content,
            RecordAnalysis analysis) {
        Optional<String> person = contact.flatMap(id -> contacts.stream()
                .filter(known -> known.id() == id)
                .map(HistoryContact::name)
                .findFirst());
        List<Participant> participants = person.map(name -> List.of(new Participant(
                        direction == Direction.INBOUND ? "initiator" : "recipient",
                        "name",
                        Optional.of(name),
                        Optional.empty(),
                        Optional.of(name),
                        "customer")))
                .orElse(List.of());
        records.add(new HistoryRecord(
                new RecordId(type.recordPrefix() + "-" + (records.size() + 1)),
                type,
                Optional.of(direction),
                type.label(),
                at(time),
                Optional.<Duration>empty(),
                Optional.of("T-" + type.code()),
                direction == Direction.INBOUND ? person : Optional.of("zhangwei"),
                Optional.of("zhangwei"),
                contact,
                participants,
                Optional.empty(),
                Optional.empty(),
                content,
                Optional.of(analysis)));
        return this;
    }

    /** An order of so many tonnes at a price, to be paid by a day and paid on another, or not yet. */
    public HistoryBuilder order(
            String time, String product, long tonnes, long pricePerTonne, String due, Optional<String> paid) {
        BigDecimal amount = BigDecimal.valueOf(tonnes * pricePerTonne);
        orders.add(new Order(
                "SO-" + (orders.size() + 1),
                customer.id(),
                at(time),
                Optional.of(product),
                Optional.of(BigDecimal.valueOf(tonnes)),
                Optional.of("吨"),
                Optional.of(BigDecimal.valueOf(pricePerTonne)),
                Optional.of(amount),
                Optional.empty(),
                Optional.of(at(due)),
                paid.map(HistoryBuilder::at),
                paid.map(time1 -> amount),
                "test"));
        return this;
    }

    /** A price said in the latest record. */
    public HistoryBuilder price(String product, long perTonne, Speaker saidBy, String quote) {
        HistoryRecord latest = records.get(records.size() - 1);
        prices.add(new HistoryPrice(
                latest.id(),
                latest.time(),
                new StatedPrice(Optional.of(product), BigDecimal.valueOf(perTonne), Optional.empty(), saidBy, quote)));
        return this;
    }

    /** A promise in the latest record. */
    public HistoryBuilder task(String title, Speaker promisedBy, String due, String status) {
        HistoryRecord latest = records.get(records.size() - 1);
        tasks.add(new HistoryTask(
                "TASK-" + (tasks.size() + 1),
                Optional.of(latest.id()),
                title,
                Optional.of(latest.content()),
                Optional.of(promisedBy),
                Optional.of("zhangwei"),
                Optional.of(at(due)),
                status,
                latest.time(),
                Optional.empty()));
        return this;
    }

    public CustomerHistory asOf(String time) {
        return new CustomerHistory(
                customer,
                at(time),
                ZONE,
                records.stream()
                        .sorted(Comparator.comparing(HistoryRecord::time))
                        .toList(),
                orders.stream().sorted(Comparator.comparing(Order::orderedAt)).toList(),
                contacts,
                tasks,
                prices,
                0);
    }

    /** An analysis with an intent. */
    public static UnaryOperator<RecordAnalysis> about(
            IntentCategory intent, SentimentClass sentiment, UrgencyLevel urgency) {
        return analysis -> new RecordAnalysis(
                intent,
                intent.label(),
                analysis.confidence(),
                analysis.products(),
                analysis.price(),
                analysis.quantity(),
                analysis.dates(),
                analysis.competitors(),
                sentiment,
                switch (sentiment) {
                    case POSITIVE -> new BigDecimal("0.80");
                    case NEUTRAL -> new BigDecimal("0.50");
                    case NEGATIVE -> new BigDecimal("0.20");
                },
                analysis.mood(),
                urgency,
                analysis.urgencyReason(),
                analysis.followUps());
    }

    /** The same with goods under discussion. */
    public static UnaryOperator<RecordAnalysis> goods(
            UnaryOperator<RecordAnalysis> first,
            String product,
            long tonnes,
            Optional<String> per,
            List<String> competitors) {
        return plain -> {
            RecordAnalysis analysis = first.apply(plain);
            return new RecordAnalysis(
                    analysis.intent(),
                    analysis.intentDetail(),
                    analysis.confidence(),
                    List.of(product),
                    analysis.price(),
                    Optional.of(new Quantity(BigDecimal.valueOf(tonnes), "吨", per)),
                    analysis.dates(),
                    competitors,
                    analysis.sentiment(),
                    analysis.sentimentScore(),
                    analysis.mood(),
                    analysis.urgency(),
                    analysis.urgencyReason(),
                    analysis.followUps());
        };
    }
}
