package cn.topcentral.hub.connectors.visit;

import cn.topcentral.hub.connectors.meeting.ReportJson;
import cn.topcentral.hub.connectors.meeting.UnreadableReportException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;

/**
 * One of the customers a report is about.
 *
 * @param id of a customer we know, when the report gives it
 * @param json what the report says of this customer alone; empty object for nothing
 * @param alone whether the report is about nobody else
 */
record VisitedCustomer(Optional<String> name, Optional<String> id, JsonNode json, boolean alone) {

    static VisitedCustomer alone(Optional<JsonNode> named, JsonNode report) {
        VisitedCustomer customer = named.map(VisitedCustomer::read)
                .orElseGet(() -> new VisitedCustomer(
                        Optional.empty(), Optional.empty(), JsonNodeFactory.instance.objectNode(), true));
        return new VisitedCustomer(
                customer.name(), customer.id().or(() -> ReportJson.text(report, "customer_id")), customer.json(), true);
    }

    static VisitedCustomer oneOfSeveral(JsonNode named) {
        VisitedCustomer customer = read(named);
        if (customer.key().isEmpty()) {
            throw new UnreadableReportException("customers holds one without name and customer_id");
        }
        return customer;
    }

    /** What tells it from the others of the report. */
    String key() {
        return id.or(() -> name).orElse("");
    }

    /** What the report says to all, then what it says of this one. */
    String contentWith(String common) {
        return ReportJson.text(json, "content")
                .map(own -> common.isEmpty() ? own : common + "\n\n" + own)
                .orElse(common);
    }

    private static VisitedCustomer read(JsonNode named) {
        return named.isObject()
                ? new VisitedCustomer(
                        ReportJson.text(named, "name", "customer", "company"),
                        ReportJson.text(named, "customer_id", "id"),
                        named,
                        false)
                : new VisitedCustomer(
                        Optional.of(named.asText()), Optional.empty(), JsonNodeFactory.instance.objectNode(), false);
    }
}
