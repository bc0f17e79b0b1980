package cn.topcentral.hub.storage.customer;

import java.util.List;
import java.util.Optional;

/**
 * A customer to be stored; see {@link Customer} for what the parts mean.
 *
 * @param id given by the source of the data (an ERP, say), or empty for the next free number
 */
public record NewCustomer(
        Optional<CustomerId> id,
        String name,
        Optional<String> shortName,
        List<String> aliases,
        Optional<String> owner,
        Optional<String> region,
        Optional<String> industry,
        Optional<String> level,
        List<String> labels) {

    public NewCustomer {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A customer needs a name");
        }
        aliases = List.copyOf(aliases);
        labels = List.copyOf(labels);
    }

    /** A customer of whom only the name is known. */
    public static NewCustomer named(String name) {
        return new NewCustomer(
                Optional.empty(),
                name,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
