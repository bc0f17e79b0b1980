package cn.topcentral.hub.storage.customer;

import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Which customers somebody may see, by who owns them; those without owner always. In SQL it is {@link #CONDITION} on the columns of
 * {@code customers}, bound by {@link #bind}.
 *
 * @param owners the userids; empty means that every customer may be seen
 */
public record OwnerScope(Optional<Set<String>> owners) {
    /** Every customer. */
    public static final OwnerScope ALL = new OwnerScope(Optional.empty());

    /** For a query that has the customer as {@code customer}. */
    public static final String CONDITION =
            "(:allOwners OR customer.owner_userid IS NULL OR customer.owner_userid = ANY(:owners))";

    public OwnerScope {
        owners = owners.map(Set::copyOf);
    }

    public static OwnerScope of(Set<String> owners) {
        return new OwnerScope(Optional.of(owners));
    }

    public boolean holds(Optional<String> owner) {
        return owner.isEmpty() || owners.isEmpty() || owners.get().contains(owner.get());
    }

    /** Fills the names that {@link #CONDITION} uses. */
    public <T extends SqlStatement<T>> T bind(T statement) {
        return statement.bind("allOwners", owners.isEmpty()).bindArray("owners", String.class, owners.orElse(Set.of()));
    }
}
