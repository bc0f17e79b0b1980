package cn.topcentral.hub.agents.evaluation;

import cn.topcentral.hub.agents.analysis.AnalysisRequest;
import java.util.Optional;

/**
 * A record to be analysed.
 *
 * @param labels what a person noted about it, where somebody did
 */
public record LabelledRecord(AnalysisRequest request, Optional<AnnotationLabels> labels) implements RecordLine {}
