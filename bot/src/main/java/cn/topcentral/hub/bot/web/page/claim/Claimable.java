package cn.topcentral.hub.bot.web.page.claim;

import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.ContactPoint;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What can be claimed, as addresses and the audit trail name it. */
sealed interface Claimable {
    /** Below {@code /claims/}. */
    String name();

    /** Of its entries in the audit trail. */
    String subject();

    default String path() {
        return "/claims/" + name();
    }

    /** A contact point with everything that came and will come by it. */
    record OfPoint(long id, ContactPoint.Key key) implements Claimable {
        @Override
        public String name() {
            return "points/" + id;
        }

        @Override
        public String subject() {
            return key.kind().code() + " " + key.value();
        }
    }

    /** One record by itself. */
    record OfRecord(RecordId id) implements Claimable {
        @Override
        public String name() {
            return "records/" + URLEncoder.encode(id.value(), StandardCharsets.UTF_8);
        }

        @Override
        public String subject() {
            return "record " + id;
        }
    }
}
