package cn.topcentral.hub.connectors.form;

import cn.topcentral.hub.connectors.aggregation.AttachmentDraft;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.Part;
import cn.topcentral.hub.connectors.aggregation.Party.Role;
import cn.topcentral.hub.connectors.aggregation.Party.Side;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.connectors.payload.Person;
import cn.topcentral.hub.connectors.payload.SourceTimes;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody filled in, the same for all forms.
 *
 * @param form the form's title
 * @param version grows with each edit of the same entry
 * @param known answers whose meaning is known
 * @param others the other answers by their labels, in the form's order
 * @param accounts ids of the person at other services
 * @param attributes where it came from
 */
record FormEntry(
        SourceKey source,
        Optional<String> form,
        Instant time,
        long version,
        Map<FormField, String> known,
        Map<String, String> others,
        List<String> accounts,
        List<AttachmentDraft> attachments,
        Map<String, String> attributes) {
    FormEntry {
        known = Map.copyOf(known);
        others = new LinkedHashMap<>(others);
        accounts = List.copyOf(accounts);
        attachments = List.copyOf(attachments);
        attributes = Map.copyOf(attributes);
    }

    boolean saysNothing() {
        return others.isEmpty()
                && attachments.isEmpty()
                && known.keySet().stream()
                        .noneMatch(field -> FormField.answer(field.code()).isPresent());
    }

    CommunicationDraft draft(String original, PhoneNumbers numbers) {
        Person person = new Person(
                find(FormField.NAME), find(FormField.MOBILE), find(FormField.EMAIL), accounts, find(FormField.COMPANY));
        return CommunicationDraft.of(source, CommunicationType.FORM, CommunicationType.FORM.label(), time)
                .direction(Optional.of(Direction.INBOUND))
                .zone(SourceTimes.ZONE)
                .parties(person.parties(Role.INITIATOR, Side.CUSTOMER, numbers))
                .subject(Optional.of(subject()))
                .content(content())
                .original(Optional.of(original))
                .attachments(attachments)
                .attributes(allAttributes())
                .part(Optional.of(new Part(Part.Kind.FACTS, "entry", Part.ENDED, version)))
                .build();
    }

    private Optional<String> find(FormField field) {
        return Optional.ofNullable(known.get(field));
    }

    /** For example {@code 官网询价：PCR-ABS 50吨/月}. */
    private String subject() {
        String matter = String.join(
                " ",
                List.of(FormField.PRODUCT, FormField.QUANTITY).stream()
                        .flatMap(field -> find(field).stream())
                        .toList());
        String title = form.orElse("表单");
        return matter.isEmpty() ? title : title + "：" + matter;
    }

    /** What they want comes first: the timeline shows the beginning. */
    private String content() {
        List<String> lines = new ArrayList<>();
        find(FormField.MESSAGE).ifPresent(lines::add);
        List.of(FormField.PRODUCT, FormField.QUANTITY).forEach(field -> addLine(lines, field));
        others.forEach((label, answer) -> lines.add(label + "：" + answer));
        List.of(FormField.COMPANY, FormField.NAME, FormField.POSITION, FormField.MOBILE, FormField.EMAIL)
                .forEach(field -> addLine(lines, field));
        return String.join("\n", lines);
    }

    private void addLine(List<String> lines, FormField field) {
        find(field).ifPresent(answer -> lines.add(field.label() + "：" + answer));
    }

    private Map<String, String> allAttributes() {
        Map<String, String> all = new LinkedHashMap<>(attributes);
        form.ifPresent(title -> all.put("form", title));
        find(FormField.PAGE).ifPresent(page -> all.put("page", page));
        find(FormField.REFERRER).ifPresent(referrer -> all.put("referrer", referrer));
        return all;
    }
}
