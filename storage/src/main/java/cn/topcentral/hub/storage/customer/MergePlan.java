package cn.topcentral.hub.storage.customer;

import cn.topcentral.hub.storage.communication.CommunicationType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What shows on another timeline when a customer is merged into one, or leaves again by a split.
 *
 * @param from the customer that is merged, or split off
 * @param into the customer whose timeline shows it, or showed it until then
 * @param customers the customers that go along: {@code from}, and those merged into it before
 * @param names every name they are found by
 * @param contactPoints every way to reach them
 * @param records how many communications, per type
 * @param first the time of the oldest of them
 * @param last the time of the newest
 * @param orders how many orders
 * @param openTasks how many tasks nobody has done yet
 */
public record MergePlan(
        Customer from,
        Customer into,
        List<CustomerId> customers,
        List<String> names,
        List<ContactPoint.Key> contactPoints,
        Map<CommunicationType, Long> records,
        Optional<Instant> first,
        Optional<Instant> last,
        long orders,
        long openTasks) {
    public MergePlan {
        customers = List.copyOf(customers);
        names = List.copyOf(names);
        contactPoints = List.copyOf(contactPoints);
        Map<CommunicationType, Long> inOrder = new EnumMap<>(CommunicationType.class);
        inOrder.putAll(records);
        records = Collections.unmodifiableMap(inOrder);
    }

    /** All its communications. */
    public long recordCount() {
        return records.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The same for the same plan, and another one once anything of it has changed: for who decides on what they saw a while ago. */
    public String fingerprint() {
        String all = String.join(
                "\n",
                from.id() + " " + from.owner(),
                into.id() + " " + into.owner(),
                customers.toString(),
                names.toString(),
                contactPoints.toString(),
                records.toString(),
                first + " " + last,
                orders + " " + openTasks);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
