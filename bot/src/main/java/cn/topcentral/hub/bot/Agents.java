package cn.topcentral.hub.bot;

import cn.topcentral.hub.agents.advice.AdviceAgent;
import cn.topcentral.hub.agents.analysis.CommunicationAnalyst;
import cn.topcentral.hub.agents.ask.AskAgent;
import cn.topcentral.hub.agents.ask.Retrieval;
import cn.topcentral.hub.agents.ask.TimelineRetrieval;
import cn.topcentral.hub.agents.coordination.Coordinator;
import cn.topcentral.hub.agents.coordination.FreshFindings;
import cn.topcentral.hub.agents.insight.CustomerInsightAgent;
import cn.topcentral.hub.agents.llm.JsonMode;
import cn.topcentral.hub.agents.llm.LlmSettings;
import cn.topcentral.hub.agents.llm.ModelClient;
import cn.topcentral.hub.agents.llm.Prompt;
import cn.topcentral.hub.agents.llm.Sleeper;
import cn.topcentral.hub.agents.llm.analysis.LlmCommunicationAnalyst;
import cn.topcentral.hub.agents.llm.ask.LlmAskAgent;
import cn.topcentral.hub.agents.llm.customer.LlmAdviceAgent;
import cn.topcentral.hub.agents.llm.customer.LlmCustomerInsightAgent;
import cn.topcentral.hub.agents.llm.customer.LlmOpportunityAgent;
import cn.topcentral.hub.agents.llm.customer.LlmRiskAgent;
import cn.topcentral.hub.agents.llm.customer.Wording;
import cn.topcentral.hub.agents.local.advice.LocalAdviceAgent;
import cn.topcentral.hub.agents.local.analysis.LocalCommunicationAnalyst;
import cn.topcentral.hub.agents.local.ask.LocalAskAgent;
import cn.topcentral.hub.agents.local.calendar.ChineseCalendar;
import cn.topcentral.hub.agents.local.coordination.LocalCoordinator;
import cn.topcentral.hub.agents.local.insight.LocalCustomerInsightAgent;
import cn.topcentral.hub.agents.local.opportunity.GradeCatalogue;
import cn.topcentral.hub.agents.local.opportunity.LocalOpportunityAgent;
import cn.topcentral.hub.agents.local.report.LocalReportAgent;
import cn.topcentral.hub.agents.local.risk.LocalRiskAgent;
import cn.topcentral.hub.agents.opportunity.OpportunityAgent;
import cn.topcentral.hub.agents.report.CorrectionNote;
import cn.topcentral.hub.agents.report.ReportAgent;
import cn.topcentral.hub.agents.report.ReportDesk;
import cn.topcentral.hub.agents.risk.RiskAgent;
import cn.topcentral.hub.agents.statistics.WorkingHours;
import cn.topcentral.hub.bot.analysis.Studies;
import cn.topcentral.hub.bot.config.HubConfig;
import cn.topcentral.hub.bot.config.LlmConfig;
import cn.topcentral.hub.bot.config.Secret;
import cn.topcentral.hub.storage.llm.AnswerRepository;
import cn.topcentral.hub.storage.llm.UsageRepository;
import cn.topcentral.hub.storage.report.FactsRepository;
import cn.topcentral.hub.storage.report.ReportRepository;
import cn.topcentral.hub.templates.prompt.PromptText;
import cn.topcentral.hub.templates.prompt.Prompts;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * The agents of a configuration, put together: the house's own, and before them the language model where one is configured. Thread-safe; the
 * analyst's model is loaded when it is first asked for, which takes a second or two.
 */
public final class Agents implements AutoCloseable {
    /** What a model of today reads and answers in one go, with room to spare. */
    private static final int MOST_INPUT_TOKENS = 24_000;

    private static final int MOST_OUTPUT_TOKENS = 4_000;
    private static final int RETRIES = 3;
    private static final Duration KEEP_ANSWERS = Duration.ofDays(30);

    /** Where reports are opened; pages know it as well. */
    public static final String REPORTS = "/r/";

    /** Of each agent, with a model's stages and retries. */
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(5);

    private final HubConfig config;
    private final ChineseCalendar calendar = ChineseCalendar.official();
    private final Optional<ModelClient> model;
    private final Optional<Wording> wording;
    private final CustomerInsightAgent insight;
    private final OpportunityAgent opportunity;
    private final AdviceAgent advice;
    private final RiskAgent risk;
    private final RiskAgent ownRisk;
    private @Nullable LocalCommunicationAnalyst local; // under this

    private Agents(HubConfig config, Optional<ModelClient> model) {
        this.config = config;
        this.model = model;
        WorkingHours hours = WorkingHours.nineToSix(calendar::isWorkday);
        this.ownRisk = new LocalRiskAgent(hours);
        CustomerInsightAgent ownInsight = new LocalCustomerInsightAgent(hours, ownRisk);
        OpportunityAgent ownOpportunity = new LocalOpportunityAgent(GradeCatalogue.bundled(), hours);
        AdviceAgent ownAdvice = new LocalAdviceAgent(hours);
        this.wording = model.map(client -> new Wording(
                client, prompt("summarise-thread"), prompt("summarise-month"), prompt("summarise-customer")));
        if (wording.isPresent()) {
            Wording wording = this.wording.get();
            this.insight = new LlmCustomerInsightAgent(wording, prompt("a11"), ownInsight);
            this.opportunity = new LlmOpportunityAgent(wording, prompt("a12"), ownOpportunity);
            this.advice = new LlmAdviceAgent(wording, prompt("a13"), ownAdvice);
            this.risk = new LlmRiskAgent(wording, prompt("a14"), ownRisk);
        } else {
            this.insight = ownInsight;
            this.opportunity = ownOpportunity;
            this.advice = ownAdvice;
            this.risk = ownRisk;
        }
    }

    /** The agents, with the model's usage and answers in the database. */
    public static Agents open(HubConfig config, HubStorage storage, Clock clock) {
        return new Agents(
                config,
                config.llm()
                        .map(llm -> new ModelClient(
                                settings(llm, config),
                                new UsageRepository(storage.database()),
                                new AnswerRepository(storage.database()),
                                clock,
                                Sleeper.REAL)));
    }

    /** The house's own agents alone, for work that touches no data of the hub. */
    public static Agents ofTheHouse(HubConfig config) {
        return new Agents(config, Optional.empty());
    }

    private static LlmSettings settings(LlmConfig llm, HubConfig config) {
        return new LlmSettings(
                llm.baseUrl().toString(),
                llm.apiKey().map(Secret::value),
                llm.model(),
                llm.timeout(),
                llm.concurrency(),
                Optional.of(llm.dailyBudget()),
                llm.inputPrice(),
                llm.outputPrice(),
                JsonMode.valueOf(llm.json().toUpperCase(Locale.ROOT)),
                RETRIES,
                MOST_INPUT_TOKENS,
                MOST_OUTPUT_TOKENS,
                KEEP_ANSWERS,
                config.timezone());
    }

    private static Prompt prompt(String id) {
        PromptText text = Prompts.load(id);
        return new Prompt(text.id(), text.version(), text.system(), text.user());
    }

    /** A10. */
    public CommunicationAnalyst analyst() {
        CommunicationAnalyst own = local();
        return model.<CommunicationAnalyst>map(client -> new LlmCommunicationAnalyst(client, prompt("a10"), own))
                .orElse(own);
    }

    private synchronized LocalCommunicationAnalyst local() {
        LocalCommunicationAnalyst loaded = local;
        if (loaded == null) {
            loaded = LocalCommunicationAnalyst.load(
                    config.analysis().products(), config.analysis().competitors());
            local = loaded;
        }
        return loaded;
    }

    /** A11 to A14, for people. */
    public Studies studies() {
        return new Studies(insight, opportunity, advice, risk);
    }

    /** Questions about a customer in words. */
    public AskAgent ask(HubStorage storage) {
        Retrieval retrieval = new TimelineRetrieval(storage.timeline());
        AskAgent own = new LocalAskAgent(retrieval);
        return model.<AskAgent>map(client -> new LlmAskAgent(client, prompt("ask"), retrieval, own))
                .orElse(own);
    }

    /** A14 by rules and statistics alone, which may be asked about every customer every few minutes. */
    public RiskAgent ownRisks() {
        return ownRisk;
    }

    /** The days people work. */
    public static ChineseCalendar calendar() {
        return ChineseCalendar.official();
    }

    /** A15. */
    public ReportAgent reports(HubStorage storage) {
        return new LocalReportAgent(
                new FactsRepository(storage.database()), calendar::isWorkday, config.timezone(), REPORTS);
    }

    /** Where reports are written and kept. */
    public ReportDesk reportDesk(HubStorage storage) {
        return new ReportDesk(reports(storage), new ReportRepository(storage.database()), new CorrectionNote(REPORTS));
    }

    /**
     * A16.
     *
     * @param executor two threads of its own let those agents run side by side that can
     */
    public Coordinator coordinator(HubStorage storage, ExecutorService executor) {
        return new LocalCoordinator(
                new LocalCoordinator.Agents(insight, opportunity, advice, risk, reports(storage)),
                FreshFindings.NONE,
                executor,
                LONGEST_ANSWER,
                calendar::isWorkday);
    }

    @Override
    public synchronized void close() {
        wording.ifPresent(Wording::close);
        if (local != null) {
            local.close();
        }
        model.ifPresent(ModelClient::close);
    }
}
