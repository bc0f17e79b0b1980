package cn.topcentral.hub.bench.importing;

import cn.topcentral.hub.bench.importing.SampleArchive.Message;
import cn.topcentral.hub.bench.sample.SampleTalk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** A year of sales talk between ten of us and 200 customers, in sessions, in the order of time. The same seed gives the same talk. */
final class SampleConversations {
    static final int CONVERSATIONS = 200;
    static final int EMPLOYEES = 10;

    private static final Instant START = Instant.parse("2025-11-01T00:00:00Z");
    private static final int YEAR_SECONDS = 365 * 24 * 3600;

    private SampleConversations() {}

    static String employee(int conversation) {
        return "sales" + conversation % EMPLOYEES;
    }

    /** Half of the customers are in the customer list, the others come to the claim queue. */
    static boolean known(int conversation) {
        return conversation % 2 == 0;
    }

    static List<Message> of(int count, long seed) {
        Random random = new Random(seed);
        List<Message> messages = new ArrayList<>(count);
        for (int session = 0; messages.size() < count; session++) {
            int conversation = random.nextInt(CONVERSATIONS);
            Instant time = START.plusSeconds(random.nextInt(YEAR_SECONDS));
            int length = Math.min(3 + random.nextInt(38), count - messages.size());
            for (int place = 0; place < length; place++) {
                messages.add(new Message(
                        messages.size(),
                        conversation,
                        session,
                        place,
                        random.nextBoolean(),
                        time,
                        SampleTalk.line(random)));
                time = time.plusSeconds(10 + random.nextInt(600));
            }
        }
        messages.sort(Comparator.comparing(Message::time).thenComparing(Message::number));
        return messages;
    }
}
