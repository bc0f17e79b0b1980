package cn.topcentral.hub.storage.analysis;

import cn.topcentral.hub.storage.communication.RecordId;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The prices said in a record (价格轨迹). */
final class StatedPrices {
    private StatedPrices() {}

    static void replace(Handle handle, RecordId record, List<StatedPrice> prices) {
        handle.createUpdate("DELETE FROM stated_prices WHERE record_id = :record")
                .bind("record", record.value())
                .execute();
        if (prices.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(
                """
                INSERT INTO stated_prices (record_id, position, customer_id, said_at, said_by, product, per_tonne, terms, quote)
                SELECT record_id, :position, customer_id, communication_time, :saidBy, :product, :perTonne, :terms, :quote
                FROM customer_communications WHERE record_id = :record
                """);
        int position = 0;
        for (StatedPrice price : prices) {
            batch.bind("record", record.value())
                    .bind("position", position++)
                    .bind("saidBy", side(price.saidBy()))
                    .bind("product", price.product().orElse(null))
                    .bind("perTonne", price.perTonne())
                    .bind("terms", price.terms().orElse(null))
                    .bind("quote", price.quote())
                    .add();
        }
        batch.execute();
    }

    /** {@code us} or {@code customer}, as the columns say it. */
    static String side(Speaker speaker) {
        return speaker == Speaker.CUSTOMER ? "customer" : "us";
    }
}
