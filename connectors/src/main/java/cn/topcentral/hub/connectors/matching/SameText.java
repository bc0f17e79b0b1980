package cn.topcentral.hub.connectors.matching;

import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.search.SearchTerms;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The same words twice: a form sent again, an inquiry left in the chat and in the form, two colleagues who file one visit. This alone may join
 * two records of one source system, because sources give a second id to what a person sends twice; then the same party and nearly every
 * character must agree within half an hour, or for a report within the day.
 */
final class SameText implements SameRule {
    private static final Set<CommunicationType> WRITTEN_IN =
            Set.of(CommunicationType.FORM, CommunicationType.WEBCHAT, CommunicationType.EMAIL);
    private static final Set<CommunicationType> REPORTS = Set.of(CommunicationType.VISIT, CommunicationType.MEETING);

    private static final Duration SENT_AGAIN = Duration.ofMinutes(30);
    static final Duration WINDOW = Duration.ofHours(24);

    private static final double NEARLY_ALL = 0.95;
    private static final double MOST = 0.85;

    /** One changed character changes two pairs on either side. */
    private static final int ONE_CHARACTER = 4;

    /** Figures, grades, order numbers: 50 吨 or 80 吨, ABS or PC is another inquiry in nearly the same words. */
    private static final Pattern FIGURE = Pattern.compile("[A-Za-z0-9]+(?:[.,/-][A-Za-z0-9]+)*");

    /** Whether a record can be the same by its text; mails with a Message-ID are told apart by that. */
    static boolean concerns(Facts facts) {
        return REPORTS.contains(facts.type())
                || (WRITTEN_IN.contains(facts.type()) && !facts.attributes().containsKey("message_id"));
    }

    @Override
    public Optional<Match> match(Facts one, Facts other) {
        if (!concerns(one) || !concerns(other)) {
            return Optional.empty();
        }
        boolean reports = REPORTS.contains(one.type()) && REPORTS.contains(other.type());
        boolean sent = WRITTEN_IN.contains(one.type()) && WRITTEN_IN.contains(other.type());
        boolean oneSystem = one.sharesSourceSystem(other);
        Duration window = sent && oneSystem ? SENT_AGAIN : WINDOW;
        if ((!reports && !sent)
                || one.apart(other).compareTo(window) > 0
                || (reports ? !oneVisit(one, other) : !oneSender(one, other))) {
            return Optional.empty();
        }
        return oneText(one.content(), other.content(), reports)
                ? Optional.of(new Match(
                        Match.Rule.TEXT, (reports ? "同一报告" : "同一留言") + "：对方相同，内容几乎一字不差", oneSystem ? 0.85 : 0.9))
                : Optional.empty();
    }

    private static boolean oneSender(Facts one, Facts other) {
        return Facts.meet(one.counterparts(), other.counterparts());
    }

    /** One report that names several customers is several records in the same words, and meant to be. */
    private static boolean oneVisit(Facts one, Facts other) {
        Optional<String> report = Optional.ofNullable(one.attributes().get("report_id"));
        boolean oneReport = report.isPresent()
                && report.equals(Optional.ofNullable(other.attributes().get("report_id")));
        return !oneReport
                && !Titles.countDifferently(
                        one.subject().orElse(""), other.subject().orElse(""))
                && (one.sameKnownCustomer(other) || Facts.meet(one.counterparts(), other.counterparts()));
    }

    private static boolean oneText(String one, String other, boolean report) {
        Set<String> terms = SearchTerms.of(one);
        Set<String> others = SearchTerms.of(other);
        if (Math.min(terms.size(), others.size()) < TextPrint.FEWEST_TERMS
                || !figures(one).equals(figures(other))) {
            return false;
        }
        Set<String> common = new HashSet<>(terms);
        common.retainAll(others);
        int all = terms.size() + others.size() - common.size();
        int different = all - common.size();
        double share = (double) common.size() / all;
        return report ? share >= MOST : different <= ONE_CHARACTER || (share >= NEARLY_ALL && different <= all / 50);
    }

    private static Set<String> figures(String text) {
        Set<String> figures = new HashSet<>();
        Matcher matcher = FIGURE.matcher(text.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            figures.add(matcher.group());
        }
        return figures;
    }
}
