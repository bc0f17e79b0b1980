package cn.topcentral.hub.storage.customer;

import java.util.Optional;

/**
 * A way to reach somebody, and whom it leads to.
 *
 * @param customer empty while unknown: then it waits in the claim queue (unless {@code ignored})
 * @param confidence 0 to 1: how sure the binding is; 1 = a person said so
 * @param ignored a person said this is no customer
 */
public record ContactPoint(
        long id,
        Key key,
        Optional<String> name,
        Optional<CustomerId> customer,
        Optional<Integer> contactId,
        double confidence,
        boolean ignored) {

    /** What makes a contact point one and the same. */
    public record Key(ContactPointKind kind, String value) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byKind = kind.compareTo(other.kind);
            return byKind != 0 ? byKind : value.compareTo(other.value);
        }
    }
}
