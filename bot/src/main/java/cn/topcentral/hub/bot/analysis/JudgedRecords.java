package cn.topcentral.hub.bot.analysis;

import cn.topcentral.hub.agents.analysis.CommunicationAnalyst;
import cn.topcentral.hub.agents.evaluation.CorrectionEvaluation;
import cn.topcentral.hub.storage.analysis.AnalysisQueue;
import cn.topcentral.hub.storage.analysis.ClaimedAnalysis;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.correction.CorrectionRepository;
import cn.topcentral.hub.storage.correction.Judged;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The records whose labels people corrected or confirmed, as a set of labels to measure A10 against.
 *
 * @param zone where the days of a record are counted
 */
public record JudgedRecords(CorrectionRepository corrections, AnalysisQueue records, ZoneId zone) {
    private static final int READ = 200;

    /**
     * Has all of them read anew, as they are now, and compares.
     *
     * @param analyst asked for when the first record is there: its model takes a second to load
     */
    public CorrectionEvaluation evaluate(Supplier<CommunicationAnalyst> analyst) {
        List<CorrectionEvaluation.Pair> pairs = new ArrayList<>();
        Optional<RecordId> after = Optional.empty();
        List<Judged> page = corrections.judged(after, READ);
        while (!page.isEmpty()) {
            Map<RecordId, ClaimedAnalysis> contents = records
                    .read(page.stream().map(Judged::record).toList())
                    .stream()
                    .collect(Collectors.toMap(ClaimedAnalysis::id, Function.identity()));
            for (Judged judged : page) {
                Optional.ofNullable(contents.get(judged.record()))
                        .map(content -> analyst.get()
                                .analyse(Requests.of(content, zone))
                                .result())
                        .ifPresent(answer -> pairs.add(new CorrectionEvaluation.Pair(
                                judged.intent(), judged.sentiment(), judged.urgency(), answer)));
            }
            after = Optional.of(page.get(page.size() - 1).record());
            page = page.size() < READ ? List.of() : corrections.judged(after, READ);
        }
        return CorrectionEvaluation.of(pairs);
    }
}
