package cn.topcentral.hub.bot.web.page.record;

import cn.topcentral.hub.bot.timeline.People;
import cn.topcentral.hub.storage.communication.Participant;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import cn.topcentral.hub.templates.page.record.RecordView.Person;
import cn.topcentral.hub.templates.text.CleanText;
import java.util.List;
import java.util.Set;

/** Who took part in a record, in words. */
final class RecordPeople {
    /** A mail to everybody has hundreds. */
    private static final int MOST = 40;

    /** What people call and write to; ids of a platform tell them nothing. */
    private static final Set<String> READABLE = Set.of(ContactPointKind.PHONE.code(), ContactPointKind.EMAIL.code());

    private RecordPeople() {}

    static List<Person> of(TimelineRecord record, People people) {
        return record.participants().stream()
                .limit(MOST)
                .map(participant -> person(participant, people))
                .filter(person -> !person.name().isEmpty())
                .toList();
    }

    private static Person person(Participant participant, People people) {
        String name = CleanText.line(people.name(participant));
        String point = READABLE.contains(participant.kind())
                ? CleanText.line(participant.value().or(participant::raw).orElse(""))
                : "";
        return new Person(
                name,
                switch (participant.side()) {
                    case "ours" -> "我方";
                    case "customer" -> "客户";
                    default -> "";
                },
                switch (participant.role()) {
                    case "initiator" -> "发起";
                    case "copied" -> "抄送";
                    default -> "";
                },
                point.equals(name) ? "" : point);
    }
}
