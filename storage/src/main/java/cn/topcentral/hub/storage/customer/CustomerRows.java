package cn.topcentral.hub.storage.customer;

import cn.topcentral.hub.storage.customer.OperationRefused.Reason;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Customers read within a transaction that is about to change them. */
final class CustomerRows {
    private CustomerRows() {}

    static Optional<Customer> byId(Handle handle, CustomerId id) {
        return handle.createQuery(
                        """
                        SELECT customer_id, name, short_name, aliases, owner_userid, region, industry, level, labels, merged_into, created_at
                        FROM customers WHERE customer_id = :id
                        """)
                .bind("id", id.value())
                .map(CustomerRepository::customer)
                .findOne();
    }

    /** @throws OperationRefused when there is none */
    static Customer required(Handle handle, CustomerId id) {
        return byId(handle, id)
                .orElseThrow(() -> new OperationRefused(
                        Reason.UNKNOWN, "there is no customer " + id, "Check the id, or name the customer."));
    }

    static Customer survivor(Handle handle, CustomerId id) {
        return handle.createQuery(
                        """
                        WITH RECURSIVE chain (id, merged_into) AS (
                            SELECT customer_id, merged_into FROM customers WHERE customer_id = :id
                            UNION
                            SELECT next.customer_id, next.merged_into FROM customers next JOIN chain ON next.customer_id = chain.merged_into
                        )
                        SELECT customer_id, name, short_name, aliases, owner_userid, region, industry, level, labels, c.merged_into, created_at
                        FROM customers c JOIN chain ON chain.id = c.customer_id WHERE c.merged_into IS NULL
                        """)
                .bind("id", id.value())
                .map(CustomerRepository::customer)
                .one();
    }

    /** A customer and all that were merged into it, itself first. */
    static List<Customer> group(Handle handle, CustomerId id) {
        return handle.createQuery(
                        """
                        WITH RECURSIVE members (id) AS (
                            SELECT CAST(:id AS varchar)
                            UNION
                            SELECT merged.customer_id FROM customers merged JOIN members ON merged.merged_into = members.id
                        )
                        SELECT customer_id, name, short_name, aliases, owner_userid, region, industry, level, labels, merged_into, created_at
                        FROM customers JOIN members ON members.id = customer_id ORDER BY customer_id <> :id, customer_id
                        """)
                .bind("id", id.value())
                .map(CustomerRepository::customer)
                .list();
    }
}
