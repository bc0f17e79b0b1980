package cn.topcentral.hub.bot.dialog;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.FollowUp;
import cn.topcentral.hub.connectors.visit.VisitReportDecoder;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.dialog.Dialog;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.json.Json;
import cn.topcentral.hub.templates.text.ChineseTime;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Makes of a dialog what its report would be as JSON (docs/channels/visit.md), and lets the connector of visits decode it. */
final class VisitDrafts {
    /** The source of reports, whichever way they come (seed section 3.4). */
    static final String SYSTEM = "crm_visit";

    private final VisitReportDecoder decoder;
    private final FollowUpFinder followUps;

    VisitDrafts(VisitReportDecoder decoder, FollowUpFinder followUps) {
        this.decoder = decoder;
        this.followUps = followUps;
    }

    /** What is to be done, with the reporter where nobody else is named. */
    List<FollowUp> followUps(VisitReport report, Employee reporter) {
        String text = report.toDo().map(listed -> "待办：\n" + listed).orElse(report.content());
        return followUps.find(CommunicationType.VISIT, text, report.time()).stream()
                .map(item ->
                        new FollowUp(item.title(), item.due(), item.owner().or(() -> Optional.of(reporter.userid()))))
                .toList();
    }

    /**
     * The draft of a dialog. Each revision replaces the one before, since a record is the fold of its parts.
     *
     * @param customer the one it is about, where it is one of ours
     */
    CommunicationDraft draft(
            Dialog dialog, VisitReport report, List<FollowUp> toDo, Optional<Customer> customer, Employee reporter) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("visit_id", dialog.id());
        json.put(
                "visit_date",
                report.exact()
                        ? Long.toString(report.time().toEpochMilli())
                        : ChineseTime.date(report.time()).toString());
        json.putObject("sales_person").put("name", reporter.name()).put("userid", reporter.userid());
        ObjectNode visited = json.putObject("customer");
        customer.map(Customer::name).or(dialog::customerName).ifPresent(name -> visited.put("name", name));
        customer.ifPresent(known -> visited.put("customer_id", known.id().value()));
        report.place().ifPresent(place -> json.put("location", place));
        report.duration().ifPresent(length -> json.put("duration_minutes", length.toMinutes()));
        json.put("content", report.content());
        names(json, "customer_participants", report.people());
        names(json, "our_participants", report.colleagues());
        ArrayNode items = json.putArray("follow_ups");
        for (FollowUp item : toDo) {
            ObjectNode entry = items.addObject().put("title", item.title());
            item.due().ifPresent(due -> entry.put("due", ChineseTime.date(due).toString()));
            item.owner().ifPresent(owner -> entry.put("owner", owner));
        }
        json.put("updated_at", Long.toString(dialog.openedAt().toEpochMilli() + dialog.revision()));
        return decoder.decode(json)
                .get(0)
                .but()
                .attachments(report.attachments())
                .build();
    }

    private static void names(ObjectNode json, String field, List<String> names) {
        ArrayNode list = json.putArray(field);
        names.forEach(list::add);
    }
}
