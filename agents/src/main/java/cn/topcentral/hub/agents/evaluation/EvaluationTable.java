package cn.topcentral.hub.agents.evaluation;

import cn.topcentral.hub.agents.evaluation.ExtractionScores.FactScore;
import java.util.Locale;

/** An evaluation as text, in columns. */
final class EvaluationTable {
    private static final String HEAD = "%-18s %9s %9s %9s %9s%n";
    private static final String ROW = "%-18s %9.3f %9.3f %9.3f %9d%n";

    private final StringBuilder text = new StringBuilder();

    private EvaluationTable() {}

    static String of(Evaluation evaluation) {
        EvaluationTable table = new EvaluationTable();
        table.line("%d records%n", evaluation.records());
        table.classes("intent", evaluation.intent());
        table.classes("sentiment", evaluation.sentiment());
        table.classes("urgency", evaluation.urgency());
        table.facts(evaluation.extraction());
        table.calibration(evaluation.calibration());
        return table.text.toString();
    }

    static String of(CorrectionEvaluation evaluation) {
        EvaluationTable table = new EvaluationTable();
        table.line(
                "%d records judged by people: intent of %d, sentiment of %d, urgency of %d%n",
                evaluation.records(),
                evaluation.judged().intent(),
                evaluation.judged().sentiment(),
                evaluation.judged().urgency());
        table.classes("intent", evaluation.intent());
        table.classes("sentiment", evaluation.sentiment());
        table.classes("urgency", evaluation.urgency());
        table.calibration(evaluation.calibration());
        return table.text.toString();
    }

    private void classes(String label, ClassScores scores) {
        line("%n" + HEAD, label, "precision", "recall", "F1", "records");
        for (ClassScores.ClassScore score : scores.classes()) {
            line(ROW, "  " + score.name(), score.precision(), score.recall(), score.f1(), score.support());
        }
        line("%-18s %29.3f   accuracy %.3f%n", "  macro F1", scores.macroF1(), scores.accuracy());
    }

    private void facts(ExtractionScores scores) {
        line("%n" + HEAD, "facts", "precision", "recall", "F1", "labelled");
        fact("products", scores.products());
        fact("dates", scores.dates());
        fact("competitors", scores.competitors());
        fact("follow-up present", scores.followUpPresence());
        String exact = "%-18s %9.3f   %.3f where one is labelled%n";
        line(exact, "  price exact", scores.priceExact(), scores.priceExactWhereLabelled());
        line(exact, "  quantity exact", scores.quantityExact(), scores.quantityExactWhereLabelled());
    }

    private void fact(String name, FactScore score) {
        line(ROW, "  " + name, score.precision(), score.recall(), score.f1(), score.support());
    }

    private void calibration(Calibration calibration) {
        line("%n%-18s %9s %9s %9s%n", "confidence", "records", "said", "true");
        for (Calibration.Range range : calibration.ranges()) {
            line(
                    "%-18s %9d %9.3f %9.3f%n",
                    String.format(Locale.ROOT, "  %.1f to %.1f", range.from(), range.to()),
                    range.records(),
                    range.meanConfidence(),
                    range.accuracy());
        }
        line("%-18s %29.3f%n", "  expected error", calibration.expectedError());
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format.replace("%n", "\n"), values));
    }
}
