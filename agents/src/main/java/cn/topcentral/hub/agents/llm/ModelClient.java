package cn.topcentral.hub.agents.llm;

import cn.topcentral.hub.agents.llm.ModelCalls.RepeatRule;
import cn.topcentral.hub.agents.llm.ModelCalls.Result;
import cn.topcentral.hub.agents.llm.endpoint.Attempt;
import cn.topcentral.hub.agents.llm.endpoint.Endpoint;
import cn.topcentral.hub.storage.llm.AnswerCache;
import cn.topcentral.hub.storage.llm.Usage;
import cn.topcentral.hub.storage.llm.UsageLedger;
import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way to the language model. A question comes back as an answer that passed its checks, or as the reason why there is none: it is
 * looked up in the cache, asked, and asked once more with what was wrong. Thread-safe.
 */
public final class ModelClient implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ModelClient.class);

    private final LlmSettings settings;
    private final UsageLedger ledger;
    private final AnswerCache cache;
    private final Clock clock;
    private final Endpoint endpoint;
    private final ModelCalls calls;
    private final SecureRandom random = new SecureRandom();
    /** Weakened once the endpoint has said that it does not know this way. */
    private volatile JsonMode jsonMode;

    public ModelClient(LlmSettings settings, UsageLedger ledger, AnswerCache cache, Clock clock, Sleeper sleeper) {
        this.settings = settings;
        this.ledger = ledger;
        this.cache = cache;
        this.clock = clock;
        this.endpoint = new Endpoint(
                settings.baseUrl(),
                settings.apiKey(),
                settings.model(),
                settings.timeout(),
                settings.maxConcurrency(),
                settings.maxOutputTokens());
        this.calls = new ModelCalls(settings, ledger, clock, sleeper, random);
        this.jsonMode = settings.jsonMode();
    }

    /** The model's name, as it stands in answers. */
    public String model() {
        return settings.model();
    }

    public LlmSettings settings() {
        return settings;
    }

    /** Why the model is not asked at present: a wrong key, or an endpoint that broke again and again. */
    public Optional<String> closed() {
        return calls.closed();
    }

    /** Asks a question whose answer is JSON. */
    public <T> Outcome<T> ask(Question<T> question) {
        ModelCall call = question.call();
        String key = key(call);
        Optional<Outcome<T>> known = cached(question, key);
        if (known.isPresent()) {
            return known.get();
        }
        if (call.estimatedTokens() > settings.maxInputTokens()) {
            return new Outcome.NoAnswer<>(
                    "the text is longer than one call to the model may be (" + settings.maxInputTokens() + " tokens)",
                    true);
        }
        List<ChatMessage> messages = Conversation.open(call, boundary());
        Checked<T> first = send(question, messages);
        Checked<T> last = first.repairable()
                ? send(
                        question,
                        Conversation.repair(
                                messages, first.text(), first.findings().problems()))
                : first;
        return concluded(call, key, last);
    }

    /**
     * Asks for words and hands them on as they come, on this thread. Nothing of it is cached, and it is tried again only while nothing was
     * handed on.
     *
     * @param onToken gets each piece; false when no more is wanted
     */
    public StreamedAnswer stream(ModelCall call, Predicate<String> onToken) {
        if (call.estimatedTokens() > settings.maxInputTokens()) {
            return new StreamedAnswer.Unavailable("the question is too long");
        }
        List<ChatMessage> messages = Conversation.open(call, boundary());
        RepeatRule untilItBegins =
                failed -> RepeatRule.PASSING.allows(failed) && failed.begun().isEmpty();
        Result result = calls.make(
                call.agent(), call.estimatedTokens(), () -> endpoint.stream(messages, onToken), untilItBegins);
        if (result instanceof Result.NotMade none) {
            return new StreamedAnswer.Unavailable(none.reason());
        }
        Attempt attempt = ((Result.Made) result).attempt();
        if (attempt instanceof Attempt.Answered answered) {
            return answered.complete()
                    ? new StreamedAnswer.Complete(answered.text())
                    : new StreamedAnswer.Cut(answered.text(), "the answer reached its longest length");
        }
        if (attempt instanceof Attempt.Stopped stopped) {
            return new StreamedAnswer.Stopped(stopped.text());
        }
        Attempt.Failed failed = (Attempt.Failed) attempt;
        return failed.begun().isEmpty()
                ? new StreamedAnswer.Unavailable(failed.reason())
                : new StreamedAnswer.Cut(failed.begun(), failed.reason());
    }

    /** Counts an answer that the local engine gave instead. */
    public void fellBack(String agent, String reason) {
        log.info("Local answer instead of the model's agent={} reason={}", agent, reason);
        count(agent, Usage.fallback());
    }

    @Override
    public void close() {
        endpoint.close();
    }

    private <T> Optional<Outcome<T>> cached(Question<T> question, String key) {
        Instant now = clock.instant();
        return cache.find(key, now, now.plus(settings.cacheFor()))
                .flatMap(AnswerJson::in)
                .flatMap(json -> {
                    // Checked again, because the checks may have become stricter since.
                    Findings findings = new Findings();
                    T value = question.reader().apply(json, findings);
                    return findings.problems().isEmpty() ? Optional.of(new Outcome.Answer<>(value)) : Optional.empty();
                })
                .map(answer -> {
                    count(question.call().agent(), Usage.cachedAnswer());
                    return answer;
                });
    }

    private <T> Checked<T> send(Question<T> question, List<ChatMessage> messages) {
        ModelCall call = question.call();
        Findings findings = new Findings();
        Reply reply = reply(call, messages);
        if (reply instanceof Reply.Nothing nothing) {
            return new Checked<>(Optional.empty(), Optional.of(nothing), "", findings);
        }
        Reply.Said said = (Reply.Said) reply;
        Optional<JsonNode> json = said.complete() ? AnswerJson.in(said.text()) : Optional.empty();
        if (json.isPresent()) {
            T value = question.reader().apply(json.get(), findings);
            return new Checked<>(Optional.of(value), Optional.empty(), said.text(), findings);
        }
        if (!said.complete()) {
            findings.problem("回答太长，被截断了（最多约 " + settings.maxOutputTokens() + " 个 token）：请写得更短");
        } else if (said.text().isBlank()) {
            findings.problem("回答是空的：请输出 JSON");
        } else {
            findings.problem("回答不是 JSON 对象：只能输出一个 JSON 对象");
        }
        return new Checked<>(Optional.empty(), Optional.empty(), said.text(), findings);
    }

    private Reply reply(ModelCall call, List<ChatMessage> messages) {
        int tokens = call.estimatedTokens()
                + (messages.size() > 2 ? TokenEstimate.of(messages.get(2).toString()) : 0);
        while (true) {
            JsonMode mode = jsonMode;
            Optional<ResponseFormat> format = call.schema().flatMap(schema -> format(call, schema, mode));
            Result result = calls.make(call.agent(), tokens, () -> endpoint.ask(messages, format), RepeatRule.PASSING);
            if (result instanceof Result.NotMade none) {
                return new Reply.Nothing(none.reason(), false);
            }
            Attempt attempt = ((Result.Made) result).attempt();
            if (attempt instanceof Attempt.Answered answered) {
                return new Reply.Said(answered.text(), answered.complete());
            }
            Attempt.Failed failed = (Attempt.Failed) attempt;
            if (failed.kind() != Attempt.Kind.FORMAT || mode.weaker().isEmpty()) {
                boolean content = failed.kind() == Attempt.Kind.REFUSED || failed.kind() == Attempt.Kind.FORMAT;
                return new Reply.Nothing(failed.reason(), content);
            }
            jsonMode = mode.weaker().get();
            log.warn("The endpoint does not know json_mode={}, going on with {}", mode, jsonMode);
        }
    }

    private static Optional<ResponseFormat> format(ModelCall call, JsonObjectSchema schema, JsonMode mode) {
        return switch (mode) {
            case SCHEMA ->
                Optional.of(ResponseFormat.builder()
                        .type(ResponseFormatType.JSON)
                        .jsonSchema(JsonSchema.builder()
                                .name(call.prompt().id().replace('-', '_'))
                                .rootElement(schema)
                                .build())
                        .build());
            case OBJECT -> Optional.of(ResponseFormat.JSON);
            case TEXT -> Optional.empty();
        };
    }

    private <T> Outcome<T> concluded(ModelCall call, String key, Checked<T> checked) {
        if (checked.findings().dropped() > 0) {
            count(call.agent(), Usage.dropped(checked.findings().dropped()));
        }
        if (checked.nothing().isPresent()) {
            Reply.Nothing nothing = checked.nothing().get();
            return new Outcome.NoAnswer<>(nothing.reason(), nothing.content());
        }
        List<String> problems = checked.findings().problems();
        if (checked.value().isEmpty() || !problems.isEmpty()) {
            return new Outcome.NoAnswer<>(
                    "the model's answer will not do, asked twice: " + String.join("; ", problems), true);
        }
        Instant now = clock.instant();
        cache.keep(key, call.agent(), settings.model(), checked.text(), now, now.plus(settings.cacheFor()));
        return new Outcome.Answer<>(checked.value().get());
    }

    private void count(String agent, Usage usage) {
        ledger.add(LocalDate.ofInstant(clock.instant(), settings.zone()), settings.model(), agent, usage);
    }

    private String key(ModelCall call) {
        try {
            byte[] asked = (settings.model() + "\u0001" + call.identity()).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(asked));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private String boundary() {
        byte[] bytes = new byte[12];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** One answer, read and checked; {@code nothing} when there is none. */
    private record Checked<T>(Optional<T> value, Optional<Reply.Nothing> nothing, String text, Findings findings) {
        boolean repairable() {
            return nothing.isEmpty() && !findings.problems().isEmpty();
        }
    }
}
