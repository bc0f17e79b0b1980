package cn.topcentral.hub.agents.statistics;

import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.history.CustomerHistory;
import cn.topcentral.hub.storage.history.HistoryRecord;
import java.time.LocalDate;
import java.util.List;

/**
 * The figures of a customer that more than one agent needs, computed once.
 *
 * @param theirDays the days on which the customer wrote or spoke
 * @param rhythm of those days
 * @param pace of those days in windows of 30
 * @param channels over {@link #YEAR_DAYS}
 * @param times when the customer writes of its own accord, over {@link #YEAR_DAYS}
 * @param people over all time, the most active first
 * @param ourPromises how we keep our word
 * @param theirPromises how they do
 */
public record CustomerStatistics(
        CustomerHistory history,
        WorkingHours workingHours,
        Conversation conversation,
        List<LocalDate> theirDays,
        Rhythm rhythm,
        Pace pace,
        Answers answers,
        List<ChannelUse> channels,
        TimeProfile times,
        List<Person> people,
        Complaints complaints,
        OrderBook orders,
        Payments payments,
        Promises ourPromises,
        Promises theirPromises) {
    /** What lies further back says little about habits. */
    public static final int YEAR_DAYS = 365;

    /** The window of {@link #pace}. */
    public static final int WINDOW_DAYS = 30;

    public static CustomerStatistics of(CustomerHistory history, WorkingHours hours) {
        Conversation conversation = Conversation.of(history);
        List<LocalDate> theirDays = conversation.days(conversation.theirs());
        LocalDate today = conversation.today();
        List<HistoryRecord> year = Conversation.in(Period.upTo(history.asOf(), YEAR_DAYS), conversation.records());
        OrderBook orders = OrderBook.of(history.orders(), conversation, hours.days());
        return new CustomerStatistics(
                history,
                hours,
                conversation,
                theirDays,
                Rhythm.of(theirDays, today, hours.days()),
                Pace.of(theirDays, today, WINDOW_DAYS),
                Answers.of(conversation, hours),
                ChannelUse.of(conversation, year),
                TimeProfile.of(
                        conversation,
                        year.stream().filter(Conversation::customerBegan).toList()),
                Person.of(history, conversation),
                Complaints.of(history, conversation),
                orders,
                Payments.of(orders),
                Promises.of(history, Speaker.SELLER),
                Promises.of(history, Speaker.CUSTOMER));
    }

    /** The pace of something the customer wrote or spoke of, on some days, watched since its first word. */
    public Pace pace(List<LocalDate> days, int windowDays) {
        LocalDate today = conversation.today();
        return Pace.of(days, theirDays.isEmpty() ? today : theirDays.get(0), today, windowDays);
    }

    /** What the customer wrote or spoke in the last days. */
    public List<HistoryRecord> theirs(int lastDays) {
        return Conversation.in(Period.upTo(conversation.asOf(), lastDays), conversation.theirs());
    }
}
