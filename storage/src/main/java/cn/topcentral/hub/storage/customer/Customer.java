package cn.topcentral.hub.storage.customer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A company that buys, or may buy, from us.
 *
 * @param name the registered name, {@code 宁波奥克斯空调有限公司}
 * @param shortName what people call it, {@code 奥克斯}
 * @param aliases further names, {@code AUX}
 * @param owner the userid of the rep who looks after it
 * @param level a word for its importance, e.g. {@code VIP}
 * @param labels free marks; {@code demo} marks made-up data
 * @param mergedInto the customer this one was merged into; its records then show there
 */
public record Customer(
        CustomerId id,
        String name,
        Optional<String> shortName,
        List<String> aliases,
        Optional<String> owner,
        Optional<String> region,
        Optional<String> industry,
        Optional<String> level,
        List<String> labels,
        Optional<CustomerId> mergedInto,
        Instant createdAt) {

    public static final String DEMO_LABEL = "demo";

    public Customer {
        aliases = List.copyOf(aliases);
        labels = List.copyOf(labels);
    }

    /** The short name where there is one. */
    public String displayName() {
        return shortName.orElse(name);
    }

    public boolean demo() {
        return labels.contains(DEMO_LABEL);
    }
}
