package cn.topcentral.hub.agents.llm.analysis;

import cn.topcentral.hub.agents.analysis.AnalysisRequest;
import cn.topcentral.hub.agents.analysis.CommunicationAnalysis;
import cn.topcentral.hub.agents.analysis.CommunicationAnalyst;
import cn.topcentral.hub.agents.finding.Evidence;
import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.agents.finding.GeneratedBy;
import cn.topcentral.hub.agents.llm.Fallback;
import cn.topcentral.hub.agents.llm.ModelCall;
import cn.topcentral.hub.agents.llm.ModelClient;
import cn.topcentral.hub.agents.llm.Outcome;
import cn.topcentral.hub.agents.llm.Prompt;
import cn.topcentral.hub.agents.llm.Question;
import cn.topcentral.hub.storage.analysis.Speaker;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A10 by the model: the whole answer is the model's, and each statement of it is checked against the record. The local analyst answers for
 * records without text, for those too long for one call, and when the model's answer cannot be had. Thread-safe.
 */
public final class LlmCommunicationAnalyst implements CommunicationAnalyst {
    private static final String AGENT = "A10";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm EEEE", Locale.CHINA);

    private final ModelClient client;
    private final Prompt prompt;
    private final CommunicationAnalyst local;

    public LlmCommunicationAnalyst(ModelClient client, Prompt prompt, CommunicationAnalyst local) {
        this.client = client;
        this.prompt = prompt;
        this.local = local;
    }

    /** An analysis and the quotes it rests on. */
    record Analysis(CommunicationAnalysis result, List<Evidence> evidence) {}

    @Override
    public Finding<CommunicationAnalysis> analyse(AnalysisRequest request) {
        if (withoutText(request.content())) {
            return Fallback.to(local.analyse(request), "the record has no text for the model to read");
        }
        Outcome<Analysis> outcome = client.ask(
                new Question<>(call(request), (json, findings) -> AnalysisReader.read(json, request, findings)));
        if (outcome instanceof Outcome.Answer<Analysis> answer) {
            return new Finding<>(
                    answer.value().result(),
                    answer.value().evidence(),
                    new GeneratedBy(AGENT, GeneratedBy.LLM, client.model(), prompt.label(), Optional.empty()));
        }
        String reason = ((Outcome.NoAnswer<Analysis>) outcome).reason();
        client.fellBack(AGENT, reason);
        return Fallback.to(local.analyse(request), reason);
    }

    private static boolean withoutText(String content) {
        return content.codePoints()
                .allMatch(letter -> Character.isWhitespace(letter) || Character.isISOControl(letter));
    }

    private ModelCall call(AnalysisRequest request) {
        return new ModelCall(
                AGENT,
                prompt,
                Map.of(
                        "communication_type", request.type().label(),
                        "communication_time", TIME.format(request.time().atZone(request.zone())),
                        "speaker", speaker(request.speaker())),
                Map.of(
                        "channel", request.channel(),
                        "own_names", String.join("、", request.ownNames()),
                        "customer_name", request.customerName().orElse("未知"),
                        "subject", request.subject().orElse("无"),
                        "content", request.content()),
                Optional.of(AnalysisSchema.SCHEMA));
    }

    private static String speaker(Speaker speaker) {
        return switch (speaker) {
            case CUSTOMER -> "客户";
            case SELLER -> "我方";
            case BOTH -> "双方";
        };
    }
}
