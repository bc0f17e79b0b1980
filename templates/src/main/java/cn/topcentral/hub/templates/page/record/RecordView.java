package cn.topcentral.hub.templates.page.record;

import cn.topcentral.hub.templates.page.View;
import java.util.List;

/**
 * One record, whole. Texts are cleaned and worded, not yet escaped.
 *
 * @param path where it is, {@code /c/C001001/records/EMAIL-…}
 * @param prefix of the ids, so that several records fit on one page; empty on a page of its own
 * @param note length, direction and the like, in order
 * @param facts what else the source tells: place, form, numbers
 * @param sources where it was told of; more than one when it was merged
 * @param followUps what the source lists as to be done
 * @param recordings to be heard or seen
 * @param recordingElsewhere where the source keeps a recording that is not here; empty without one
 * @param pictures shown small, opened large
 * @param files the others
 * @param thread the records around it in its conversation, itself among them; empty when it stands alone
 */
public record RecordView(
        String path,
        String prefix,
        String icon,
        String channel,
        String title,
        Moment time,
        List<String> note,
        List<Person> people,
        List<Detail> facts,
        List<Source> sources,
        RecordText text,
        List<String> followUps,
        List<RecordFile> recordings,
        String recordingElsewhere,
        List<RecordFile> pictures,
        List<RecordFile> files,
        List<Neighbour> thread,
        long threadLength,
        List<Neighbour> related,
        RecordLabels labels)
        implements View {
    public RecordView {
        note = List.copyOf(note);
        people = List.copyOf(people);
        facts = List.copyOf(facts);
        sources = List.copyOf(sources);
        followUps = List.copyOf(followUps);
        recordings = List.copyOf(recordings);
        pictures = List.copyOf(pictures);
        files = List.copyOf(files);
        thread = List.copyOf(thread);
        related = List.copyOf(related);
    }

    /** Who took part; {@code side} is 我方, 客户 or empty, {@code role} 发起, 抄送 or empty. */
    public record Person(String name, String side, String role, String point) {}

    /** Something the source tells. */
    public record Detail(String name, String value) {}

    /**
     * Where it was told of.
     *
     * @param reason why it is taken for the same communication; empty for the first
     */
    public record Source(String system, String id, Moment received, String reason) {}

    /**
     * A record beside this one, or this one among them.
     *
     * @param reason why it belongs to it; may be empty
     * @param current whether it is the record itself
     */
    public record Neighbour(
            String path, String icon, Moment time, String who, String gist, String reason, boolean current) {}

    public boolean hasFiles() {
        return !pictures.isEmpty() || !files.isEmpty();
    }

    public boolean hasRecording() {
        return !recordings.isEmpty() || !recordingElsewhere.isEmpty();
    }

    @Override
    public String template() {
        return "record/record.jte";
    }
}
