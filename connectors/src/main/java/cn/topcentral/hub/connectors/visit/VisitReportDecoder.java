package cn.topcentral.hub.connectors.visit;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.Part;
import cn.topcentral.hub.connectors.aggregation.Party;
import cn.topcentral.hub.connectors.aggregation.Party.Role;
import cn.topcentral.hub.connectors.aggregation.Party.Side;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
import cn.topcentral.hub.connectors.meeting.Durations;
import cn.topcentral.hub.connectors.meeting.FollowUps;
import cn.topcentral.hub.connectors.meeting.People;
import cn.topcentral.hub.connectors.meeting.ReportFiles;
import cn.topcentral.hub.connectors.meeting.ReportJson;
import cn.topcentral.hub.connectors.meeting.ReportTimes;
import cn.topcentral.hub.connectors.meeting.UnreadableReportException;
import cn.topcentral.hub.connectors.meeting.WrittenReport;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes drafts of visit and trip reports (seed section 3.4; the fields are listed in docs/channels/visit.md). A report that names several
 * customers becomes one draft for each, which share the attribute {@code report_id}. Pure and safe to share between threads.
 */
public final class VisitReportDecoder {
    /** The source of seed section 3.4. */
    static final String SYSTEM = "crm_visit";

    private static final int KEY_CHARACTERS = 200;
    private static final int MAX_CUSTOMERS = 50;
    private static final Duration LONGEST = Duration.ofDays(31);

    private final People people;

    public VisitReportDecoder(PhoneNumbers numbers) {
        this.people = new People(numbers);
    }

    /**
     * Decodes one report that came over the network.
     *
     * @return one draft for each customer, in the order they are named
     * @throws UnreadableReportException naming the field that is missing or wrong
     */
    public List<CommunicationDraft> decode(JsonNode report) {
        return decode(report, ReportFiles.linksOnly(), report.toString());
    }

    /** The same of a text: JSON, or headed lines as people type them. */
    public List<CommunicationDraft> decode(String text) {
        JsonNode report = text.stripLeading().startsWith("{") ? ReportJson.read(text) : WrittenReport.read(text);
        return decode(report, ReportFiles.linksOnly(), text);
    }

    /**
     * The same, for a report that lies in a file.
     *
     * @param files where the photos are that it names
     * @param original the text as it came, kept with the record
     */
    public List<CommunicationDraft> decode(JsonNode report, ReportFiles files, String original) {
        if (!report.isObject()) {
            throw new UnreadableReportException(
                    "a visit report is a JSON object with visit_date, sales_person, content");
        }
        ReportTimes.Span span = ReportTimes.parse(ReportJson.require(report, "visit_date", "time", "date"));
        Report common = new Report(
                report, span, salesPerson(report), Durations.of(report).or(span::length));
        if (common.length().filter(length -> length.compareTo(LONGEST) > 0).isPresent()) {
            throw new UnreadableReportException("the visit lasts more than 31 days; check duration_minutes");
        }
        List<VisitedCustomer> customers = customers(report);
        String reportId = reportId(common, customers);
        List<CommunicationDraft> drafts = new ArrayList<>();
        for (VisitedCustomer customer : customers) {
            String id = customers.size() == 1 ? reportId : reportId + "#" + customer.key();
            drafts.add(draft(common, customer, new SourceKey(SYSTEM, id), reportId, files, original));
        }
        return drafts;
    }

    /** What is the same for every customer of a report. */
    private record Report(JsonNode json, ReportTimes.Span span, Party salesPerson, Optional<Duration> length) {}

    private CommunicationDraft draft(
            Report report,
            VisitedCustomer customer,
            SourceKey source,
            String reportId,
            ReportFiles files,
            String original) {
        String content = customer.contentWith(content(report.json()));
        if (content.isEmpty()) {
            throw new UnreadableReportException("no content is given; write what was talked about");
        }
        Optional<String> location = ReportJson.text(customer.json(), "location")
                .or(() -> ReportJson.text(report.json(), "location", "place"));
        String about = location.or(customer::name).orElse("");
        return CommunicationDraft.of(
                        source,
                        CommunicationType.VISIT,
                        CommunicationType.VISIT.label(),
                        report.span().start())
                .direction(Optional.of(Direction.OUTBOUND)) // we went there (seed section 3.4)
                .duration(report.length())
                .parties(parties(report, customer))
                .subject(Optional.of(about.isEmpty() ? "商务拜访" : "商务拜访 - " + about))
                .content(content)
                .original(Optional.of(original))
                .attachments(files.attachments(ReportJson.first(report.json(), "photos", "attachments")))
                .location(location)
                .summary(ReportJson.text(report.json(), "summary"))
                .followUps(FollowUps.of(
                        customer.json().has("follow_ups") ? customer.json() : report.json(), report.span(), content))
                .attributes(attributes(report, customer, reportId))
                .part(version(report.json()))
                .build();
    }

    private static String content(JsonNode report) {
        return ReportJson.text(report, "content", "report").orElse("");
    }

    private Party salesPerson(JsonNode report) {
        return people
                .all(ReportJson.first(report, "sales_person", "employee", "organizer"), Role.INITIATOR, Side.OURS)
                .stream()
                .findFirst()
                .orElseThrow(() -> new UnreadableReportException("no sales_person is given; name who went there"));
    }

    private List<Party> parties(Report report, VisitedCustomer customer) {
        List<Party> parties = new ArrayList<>();
        parties.add(report.salesPerson());
        customer.name().ifPresent(name -> parties.add(People.company(name, Role.RECIPIENT, Side.CUSTOMER)));
        // Those of the whole report are of this customer only when it is the only one.
        JsonNode theirs = customer.json().has("participants") || customer.json().has("customer_participants")
                ? ReportJson.first(customer.json(), "customer_participants", "participants")
                : customer.alone()
                        ? report.json().path("customer_participants")
                        : customer.json().path("none");
        parties.addAll(people.all(theirs, Role.RECIPIENT, Side.CUSTOMER));
        parties.addAll(people.all(report.json().path("our_participants"), Role.PARTICIPANT, Side.OURS));
        parties.addAll(people.all(report.json().path("participants"), Role.PARTICIPANT, Side.UNKNOWN));
        Set<String> seen = new HashSet<>();
        return parties.stream()
                .filter(party -> seen.add(party.kind() + " " + party.value().orElse(party.raw())))
                .toList();
    }

    private static List<VisitedCustomer> customers(JsonNode report) {
        List<JsonNode> named = ReportJson.items(ReportJson.first(report, "customers", "customer", "customer_name"));
        if (named.size() > MAX_CUSTOMERS) {
            throw new UnreadableReportException(
                    "customers names " + named.size() + "; at most " + MAX_CUSTOMERS + " fit in one report");
        }
        if (named.size() < 2) {
            return List.of(VisitedCustomer.alone(named.stream().findFirst(), report));
        }
        Set<String> seen = new HashSet<>();
        return named.stream()
                .map(VisitedCustomer::oneOfSeveral)
                .filter(customer -> seen.add(customer.key()))
                .toList();
    }

    private static String reportId(Report report, List<VisitedCustomer> customers) {
        return ReportJson.text(report.json(), "visit_id", "report_id", "id").orElseGet(() -> {
            String content = content(report.json());
            int characters = Math.min(KEY_CHARACTERS, content.codePointCount(0, content.length()));
            return ReportJson.hash(
                    report.salesPerson().raw(),
                    ReportTimes.day(report.span().start()).toString(),
                    String.join(
                            ",", customers.stream().map(VisitedCustomer::key).toList()),
                    content.substring(0, content.offsetByCodePoints(0, characters)));
        });
    }

    private static Map<String, String> attributes(Report report, VisitedCustomer customer, String reportId) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("report_id", reportId);
        customer.id().ifPresent(id -> attributes.put("customer_id", id));
        if (!report.span().exact()) {
            attributes.put("time_precision", "day");
        }
        return attributes;
    }

    private static Optional<Part> version(JsonNode report) {
        return ReportJson.text(report, "updated_at")
                .map(ReportTimes::parse)
                .map(updated -> new Part(
                        Part.Kind.FACTS, "report", Part.ENDED, updated.start().toEpochMilli()));
    }
}
