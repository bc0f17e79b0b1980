package cn.topcentral.hub.bot.dialog;

import cn.topcentral.hub.agents.analysis.AnalysisRequest;
import cn.topcentral.hub.agents.local.calendar.ChineseCalendar;
import cn.topcentral.hub.agents.local.extract.Extraction;
import cn.topcentral.hub.agents.local.extract.Extractor;
import cn.topcentral.hub.agents.local.extract.ProductLexicon;
import cn.topcentral.hub.agents.local.text.CommunicationText;
import cn.topcentral.hub.agents.local.words.DuePromises;
import cn.topcentral.hub.connectors.aggregation.FollowUp;
import cn.topcentral.hub.connectors.meeting.ToDoSection;
import cn.topcentral.hub.storage.analysis.Commitment;
import cn.topcentral.hub.storage.analysis.DateMention;
import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.Shortening;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What we are to do after a visit or call, by the rules A10 has for dates and promises, because the person is to see it in the same moment. A list of
 * to-dos in the text comes before everything; without one, what is to be done by a day, or was plainly promised. Thread-safe.
 */
final class FollowUpFinder {
    /** When a working day ends. */
    private static final LocalTime END_OF_WORK = LocalTime.of(18, 0);

    private static final int MOST = 6;
    private static final int LONGEST_TITLE = 60;
    private static final Pattern CLAUSES = Pattern.compile("[，,。；;！!？?\\n]");
    private static final Pattern THEY_DO = Pattern.compile("^(?:客户|对方|他们|她们|他|她|贵司)(?!.{0,4}(?:要求|希望|让|要我|需要))");
    private static final Pattern CUE =
            Pattern.compile("答应|承诺|说好|约定|约好|需要我们|要我们|下一步|待办|回去后?|回来后?|会后|我来|由我|我会|我方|我司|要求我们|希望我们|让我们");
    private static final Pattern OPENING = Pattern.compile(
            "^(?:另外|同时|然后|最后|还要|还|再|并且|并|请)?(?:客户|对方|他们)?(?:答应|承诺|说好|约定|约好|要求|希望|让|下一步|待办|后续|跟进[:：]|需要|需|要|回去后?|回来后?|会后|由|我们|我方|我司|我|来|会|将|先|负责|尽快|在|于|[:：\\s])*");
    private static final Pattern DEADLINE = Pattern.compile("^(?:之前|以前|前|之内|以内|内|左右|再|把|给他们?|给客户|给对方|给她)*");

    private final Extractor extractor = new Extractor(ProductLexicon.empty(), List.of(), ChineseCalendar.official());

    /** In order of mention, each once. */
    List<FollowUp> find(CommunicationType type, String text, Instant time) {
        LocalDate day = ChineseTime.date(time);
        List<FollowUp> listed = ToDoSection.read(text, day);
        return listed.isEmpty() ? said(type, text, time, day) : listed;
    }

    private List<FollowUp> said(CommunicationType type, String text, Instant time, LocalDate day) {
        Extraction facts = extractor.extract(CommunicationText.of(new AnalysisRequest(
                "report",
                type,
                type.label(),
                time,
                ChineseTime.ZONE,
                Optional.empty(),
                Speaker.BOTH,
                List.of(),
                Optional.empty(),
                text)));
        Map<String, FollowUp> found = new LinkedHashMap<>();
        CLAUSES.splitAsStream(text)
                .map(String::strip)
                .filter(clause -> clause.length() >= 3 && clause.length() <= 120)
                .forEach(clause ->
                        ofClause(clause, facts.dates(), day).ifPresent(item -> found.putIfAbsent(item.title(), item)));
        facts.commitments().stream()
                .filter(promise -> promise.promisedBy() == Speaker.SELLER && DuePromises.isAction(promise.title()))
                .filter(promise -> found.keySet().stream()
                        .noneMatch(title -> promise.quote().contains(title)))
                .forEach(promise -> found.putIfAbsent(promise.title(), item(promise, day)));
        return found.values().stream().limit(MOST).toList();
    }

    private static Optional<FollowUp> ofClause(String clause, List<DateMention> dates, LocalDate day) {
        Optional<DateMention> due = dates.stream()
                .filter(date -> clause.contains(date.text()) && !date.end().isBefore(day))
                .findFirst();
        boolean promised = CUE.matcher(clause).find();
        if ((due.isEmpty() && !promised) || THEY_DO.matcher(clause).find()) {
            return Optional.empty();
        }
        // A day of the visit itself says when it was, unless it is said to be a deadline.
        if (due.filter(date -> date.end().equals(day)).isPresent() && !promised && !clause.contains("前")) {
            return Optional.empty();
        }
        String words = due.map(date -> clause.replace(date.text(), "\u0000")).orElse(clause);
        String action = DEADLINE.matcher(
                        OPENING.matcher(words.replace("\u0000", "")).replaceFirst(""))
                .replaceFirst("");
        int dated = words.indexOf('\u0000');
        String afterDate = dated < 0
                ? action
                : OPENING.matcher(DEADLINE.matcher(words.substring(dated + 1)).replaceFirst(""))
                        .replaceFirst("");
        return Optional.of(DuePromises.isAction(afterDate) ? afterDate : action)
                .filter(DuePromises::isAction)
                .map(title -> new FollowUp(
                        Shortening.chars(title, LONGEST_TITLE),
                        due.map(date -> endOfWork(date.end())),
                        Optional.empty()));
    }

    private static FollowUp item(Commitment promise, LocalDate day) {
        return new FollowUp(
                promise.title(),
                promise.due().filter(due -> !due.isBefore(day)).map(FollowUpFinder::endOfWork),
                Optional.empty());
    }

    private static Instant endOfWork(LocalDate day) {
        return day.atTime(END_OF_WORK).atZone(ChineseTime.ZONE).toInstant();
    }
}
