package cn.topcentral.hub.connectors.aggregation;

import cn.topcentral.hub.storage.intake.IntakeTransaction;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Gives every record its thread: mails by their headers, chat messages by session, anything else a thread of its own. */
final class AssignThread implements Stage {
    private final ChatSessions chats;

    AssignThread(ChatSessions chats) {
        this.chats = chats;
    }

    @Override
    public List<Arrival> process(List<Arrival> arrivals, IntakeTransaction transaction) {
        List<Arrival> inTime = arrivals.stream()
                .sorted(Comparator.comparing(
                                (Arrival arrival) -> arrival.draft().time())
                        .thenComparing(arrival -> arrival.recordId().value()))
                .toList();
        List<Arrival> mails = new MailThreads(transaction).assign(with(inTime, Threading.Mail.class));
        List<Arrival> messages = chats.assign(with(inTime, Threading.Chat.class), transaction);
        List<Arrival> others = with(inTime, Threading.Alone.class).stream()
                .map(arrival -> arrival.inThread(ThreadIds.of(arrival.recordId().value()), arrival.parent()))
                .toList();
        return Stream.of(mails, messages, others)
                .flatMap(List::stream)
                .sorted(Comparator.comparing(
                                (Arrival arrival) -> arrival.draft().time())
                        .thenComparing(arrival -> arrival.recordId().value()))
                .toList();
    }

    private static List<Arrival> with(List<Arrival> arrivals, Class<? extends Threading> kind) {
        return arrivals.stream()
                .filter(arrival -> kind.isInstance(arrival.draft().threading()))
                .toList();
    }
}
