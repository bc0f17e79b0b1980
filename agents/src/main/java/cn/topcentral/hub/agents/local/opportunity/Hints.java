package cn.topcentral.hub.agents.local.opportunity;

import cn.topcentral.hub.agents.local.words.Saying;
import cn.topcentral.hub.storage.analysis.RecordAnalysis;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Opportunities nobody asked for yet: a new project, a plant that grows, a competitor who does not deliver. */
final class Hints {
    private static final int RECENT_DAYS = 365;
    private static final int SOON_DAYS = 30;
    private static final Pattern COMPETITOR_TROUBLE = Pattern.compile(
            "断货|断供|供不上|供货不稳|供应不稳|不稳定|掉链子|停产|关停|环保.{0,4}查|涨价|涨了|黑点|发黄|色差大|质量(?:出)?问题|出问题|拖(?:交期|货)|交期(?:拖|不准|晚)|发脆|不干了|延期|退货");
    private static final Pattern OTHER_SUPPLIER =
            Pattern.compile("原来的?供应商|现有供应商|现在的?供应商|现在那家|原来那家|另一家|别家|那家|其他家|之前那家|他们家");

    private final Dealings dealings;
    private final ClosingDay closing;

    Hints(Dealings dealings, ClosingDay closing) {
        this.dealings = dealings;
        this.closing = closing;
    }

    /** What a sentence may hint at. */
    private enum Kind {
        PROJECT("客户提到新项目：", "0.20", "问清新项目的材料要求、用量和时间表，争取先送样"),
        EXPANSION("客户在扩产：", "0.25", "问清扩产后的月用量，提前排产能"),
        TROUBLE("对手供货出了问题：", "0.30", "趁对手出问题，主动报现货和交期，给一次试单的机会");

        private final String lead;
        private final String base;
        private final String action;

        Kind(String lead, String base, String action) {
            this.lead = lead;
            this.base = base;
            this.action = action;
        }
    }

    private static final Map<Kind, Pattern> CUES = Map.of(
            Kind.PROJECT,
            Pattern.compile("新项目|新产品|新品|新机型|新平台|新车型|新模具|开新?模|还没立项|立项|在研|研发中"),
            Kind.EXPANSION,
            Pattern.compile("扩产|扩建|扩线|新厂|二期|新产线|新生产线|加(?:了)?(?:两|三|几|\\d+)台(?:机|注塑)|产能(?:要|会)?(?:翻|提|增)|两班倒"));

    /** The hints of the last year, one for each kind and material that is not openly spoken of. */
    List<Draft> all(Set<String> spokenOf) {
        Map<String, Draft> latest = new LinkedHashMap<>();
        for (Saying saying : dealings.sayings().all()) {
            if (dealings.daysSince(saying.time()) <= RECENT_DAYS) {
                kind(saying).ifPresent(kind -> {
                    Grade grade = material(saying);
                    if (!spokenOf.contains(grade.family()) && !bringsNothingNew(kind, grade, spokenOf)) {
                        String key = kind.name().toLowerCase(Locale.ROOT) + ":" + grade.family();
                        Optional<Draft> before = Optional.ofNullable(latest.get(key));
                        draft(kind, key, grade, saying, before.map(Draft::since).orElse(saying.time()))
                                .ifPresent(draft -> latest.put(key, draft));
                    }
                });
            }
        }
        return List.copyOf(latest.values());
    }

    /** A hint that names no material adds nothing where something is being spoken of already. */
    private static boolean bringsNothingNew(Kind kind, Grade grade, Set<String> spokenOf) {
        return grade.family().isEmpty() && !spokenOf.isEmpty() && kind != Kind.EXPANSION;
    }

    private static Optional<Kind> kind(Saying saying) {
        if (saying.has(COMPETITOR_TROUBLE) && (saying.has(OTHER_SUPPLIER) || namesCompetitor(saying))) {
            return Optional.of(Kind.TROUBLE);
        }
        return CUES.entrySet().stream()
                .filter(cue -> saying.has(cue.getValue()))
                .map(Map.Entry::getKey)
                .min(Enum::compareTo);
    }

    private static boolean namesCompetitor(Saying saying) {
        return saying.record().analysis().map(RecordAnalysis::competitors).orElse(List.of()).stream()
                .anyMatch(saying.text()::contains);
    }

    /** What the sentence names; else what the record is about. */
    private Grade material(Saying saying) {
        return dealings.grades().in(saying.text()).stream()
                .findFirst()
                .or(() -> saying.record().analysis().map(RecordAnalysis::products).orElse(List.of()).stream()
                        .findFirst()
                        .flatMap(dealings.grades()::of))
                .orElse(Touches.UNNAMED);
    }

    private Optional<Draft> draft(Kind kind, String key, Grade grade, Saying saying, Instant since) {
        int days = dealings.daysSince(saying.time());
        return saying.proof()
                .flatMap(proof -> Draft.described(kind.lead + saying.quoted(40), List.of(proof)))
                .map(description -> new Draft(
                        key,
                        since,
                        Draft.IMPLICIT,
                        description,
                        grade.name().isEmpty() ? "待确认" : grade.name(),
                        Optional.empty(),
                        Optional.empty(),
                        new Likelihood(Double.parseDouble(kind.base), days, 0.5, false, 0, false, false, false).value(),
                        closing.anew(Stage.INQUIRY, dealings.today()),
                        Stage.INQUIRY,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(kind.action),
                        SpokenNeeds.urgency(days <= SOON_DAYS && kind == Kind.TROUBLE)));
    }
}
