package cn.topcentral.hub.templates.page.merge;

import java.util.List;
import java.util.Optional;

/**
 * What a merge or a split would do.
 *
 * @param left the customer that goes, or leaves
 * @param right the one that stays
 * @param conflicts where the two differ, and what holds then
 * @param action where the decision is sent
 * @param fields what it is sent with; among them what was seen, so that what changed meanwhile is noticed
 * @param turned the same the other way round
 */
public record MergePlanView(
        String heading,
        MergeSide left,
        MergeSide right,
        List<String> conflicts,
        String action,
        List<Field> fields,
        String button,
        String sure,
        Optional<String> turned) {
    /** A hidden field of the form. */
    public record Field(String name, String value) {}

    public MergePlanView {
        conflicts = List.copyOf(conflicts);
        fields = List.copyOf(fields);
    }
}
