package cn.topcentral.hub.bot.study;

import cn.topcentral.hub.agents.finding.Evidence;
import cn.topcentral.hub.bot.timeline.PageLinks;
import cn.topcentral.hub.storage.history.CustomerHistory;
import cn.topcentral.hub.storage.history.HistoryRecord;
import cn.topcentral.hub.templates.study.StudySheet;
import cn.topcentral.hub.templates.study.StudySheet.Big;
import cn.topcentral.hub.templates.study.StudySheet.Line;
import cn.topcentral.hub.templates.study.StudySheet.Saying;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What every card of a study has around its figures.
 *
 * @param title icon and kind
 * @param command the line that tells all
 */
record StudyFrame(String title, CustomerHistory history, Optional<String> command, PageLinks links) {
    /** Fewer than one in twenty hardly changes the picture. */
    private static final int WORTH_A_WARNING = 20;

    StudySheet sheet(Optional<Big> figure, List<Line> lines, List<String> notes, Optional<Saying> saying) {
        List<String> all = new ArrayList<>(unread().stream().toList());
        all.addAll(notes);
        return new StudySheet(
                title,
                history.customer().displayName(),
                basis(),
                figure,
                lines,
                all,
                saying,
                command,
                links.timeline(history.customer().id()),
                history.customer().demo());
    }

    private String basis() {
        return "依据 " + (history.records().size() + history.omitted()) + " 条沟通"
                + (history.orders().isEmpty() ? "" : "、" + history.orders().size() + " 笔订单");
    }

    /** An answer from half of the records must not be taken for one from all. */
    Optional<String> unread() {
        long unread = history.records().stream()
                .filter(record -> record.analysis().isEmpty())
                .count();
        return unread > 0 && unread * WORTH_A_WARNING >= history.records().size()
                ? Optional.of("⚠️ 还有 " + unread + " 条记录没分析完，结论可能会变")
                : Optional.empty();
    }

    /** The first evidence for one of some claims, those named first before the others. */
    Optional<Saying> saying(List<Evidence> evidence, String... claims) {
        for (String claim : claims) {
            Optional<Saying> found = evidence.stream()
                    .filter(proof ->
                            proof.claim().equals(claim) || proof.claim().startsWith(claim + "/"))
                    .flatMap(proof -> saying(proof).stream())
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Saying> saying(Evidence proof) {
        return record(proof.recordId())
                .map(record -> new Saying(
                        proof.quote(),
                        StudyWords.said(record, history.asOf()),
                        links.record(history.customer().id(), record.id())));
    }

    Optional<HistoryRecord> record(String id) {
        return history.records().stream()
                .filter(record -> record.id().value().equals(id))
                .findFirst();
    }
}
