package cn.topcentral.hub.agents.local.opportunity;

import cn.topcentral.hub.storage.customer.CustomerId;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * The ids of opportunities, {@code OPP-202406-041723}: the month of the first mention and a number that follows from the customer and the matter, so
 * that an opportunity keeps its id while others come and go. The seed counts 001, 002 …, which would renumber.
 */
final class Numbers {
    private static final int COUNT = 1_000_000;

    private Numbers() {}

    /** The id of each draft, by its key. */
    static Map<String, String> of(CustomerId customer, List<Draft> drafts, Dealings dealings) {
        Map<String, String> ids = new TreeMap<>();
        Set<String> taken = new HashSet<>();
        drafts.stream()
                .sorted(Comparator.comparing(Draft::since).thenComparing(Draft::key))
                .forEach(draft -> {
                    LocalDate day = dealings.day(draft.since());
                    int number = number(customer.value() + "/" + draft.key());
                    String id = id(day, number);
                    while (!taken.add(id)) {
                        number = (number + 1) % COUNT;
                        id = id(day, number);
                    }
                    ids.put(draft.key(), id);
                });
        return ids;
    }

    private static String id(LocalDate day, int number) {
        return String.format(Locale.ROOT, "OPP-%04d%02d-%06d", day.getYear(), day.getMonthValue(), number);
    }

    private static int number(String key) {
        CRC32 checksum = new CRC32();
        checksum.update(key.getBytes(StandardCharsets.UTF_8));
        return (int) (checksum.getValue() % COUNT);
    }
}
