package cn.topcentral.hub.agents.report;

import cn.topcentral.hub.storage.history.CustomerHistory;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a narrator's paragraph before each report. The figures stay computed: a paragraph with a number that the report does not have is not
 * printed, and the report says why. Thread-safe.
 */
public final class NarratedReports implements ReportAgent {
    private static final Logger log = LoggerFactory.getLogger(NarratedReports.class);
    private static final int LONGEST = 600;
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)*");
    private static final Pattern MARKUP = Pattern.compile("(?m)^\\s*#|\\]\\(|<|\\|");

    private final ReportAgent reports;
    private final Narrator narrator;

    public NarratedReports(ReportAgent reports, Narrator narrator) {
        this.reports = reports;
        this.narrator = narrator;
    }

    @Override
    public Report write(ReportRequest request) {
        return narrated(reports.write(request));
    }

    @Override
    public Report write(CustomerHistory history, CustomerFindings findings) {
        return narrated(reports.write(history, findings));
    }

    private Report narrated(Report report) {
        try {
            Narrator.Narrative narrative = narrator.narrate(report);
            String text = narrative.text().strip();
            String fault = fault(text, report);
            return fault.isEmpty()
                    ? report.introducedBy(text, narrative.generatedBy())
                    : report.madeBy(report.generatedBy().because(fault));
        } catch (RuntimeException e) {
            log.warn("Report goes out without a summary id={}", report.id(), e);
            return report.madeBy(
                    report.generatedBy().because("no summary: " + e.getClass().getSimpleName()));
        }
    }

    private static String fault(String text, Report report) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return "the summary has " + text.length() + " characters, 1 to " + LONGEST + " are wanted";
        }
        if (MARKUP.matcher(text).find()) {
            return "the summary has markup";
        }
        Set<String> known = new HashSet<>();
        NUMBER.matcher(report.fullMarkdown()).results().forEach(match -> known.add(match.group()));
        return NUMBER.matcher(text)
                .results()
                .map(match -> match.group())
                .filter(number -> !known.contains(number))
                .findFirst()
                .map(number -> "the summary says " + number + ", which the report does not")
                .orElse("");
    }
}
