package cn.topcentral.hub.storage.task;

import cn.topcentral.hub.storage.customer.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which open tasks are asked for.
 *
 * @param people whose, by userid; empty for everybody's, which needs customers
 * @param customers only those about these customers; empty for all
 * @param dueBefore only those due before this moment; empty for all, those without a day among them
 */
public record OpenTasks(Optional<Set<String>> people, List<CustomerId> customers, Optional<Instant> dueBefore) {
    public OpenTasks {
        people = people.map(Set::copyOf);
        customers = List.copyOf(customers);
        if (people.isEmpty() && customers.isEmpty()) {
            throw new IllegalArgumentException("Open tasks are asked for by person, by customer, or both");
        }
    }

    public static OpenTasks of(Set<String> people) {
        return new OpenTasks(Optional.of(people), List.of(), Optional.empty());
    }

    /** Everybody's about a customer and those merged into it. */
    public static OpenTasks about(List<CustomerId> customers) {
        return new OpenTasks(Optional.empty(), customers, Optional.empty());
    }

    public OpenTasks dueBefore(Instant end) {
        return new OpenTasks(people, customers, Optional.of(end));
    }
}
