package cn.topcentral.hub.agents.llm.endpoint;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The endpoint, through langchain4j. Thread-safe. */
public final class Endpoint implements AutoCloseable {
    private final EndpointHttp http;
    private final OpenAiChatModel whole;
    private final OpenAiStreamingChatModel streaming;

    /**
     * @param timeout from the request to the end of the answer; of a stream, the longest silence
     * @param connections at the same time
     */
    public Endpoint(
            String baseUrl,
            Optional<String> apiKey,
            String model,
            Duration timeout,
            int connections,
            int maxOutputTokens) {
        this.http = new EndpointHttp(timeout, connections);
        // The library insists on a key; endpoints that need none ignore it.
        String key = apiKey.orElse("none");
        this.whole = OpenAiChatModel.builder()
                .httpClientBuilder(http.asBuilder())
                .baseUrl(baseUrl)
                .apiKey(key)
                .modelName(model)
                .maxTokens(maxOutputTokens)
                .temperature(0.0)
                .strictJsonSchema(true)
                .timeout(timeout)
                .maxRetries(
                        0) // whether and when to ask again is decided above, with the budget and the other callers in
                // sight
                .build();
        this.streaming = OpenAiStreamingChatModel.builder()
                .httpClientBuilder(http.asBuilder())
                .baseUrl(baseUrl)
                .apiKey(key)
                .modelName(model)
                .maxTokens(maxOutputTokens)
                .temperature(0.0)
                .timeout(timeout)
                .build();
    }

    /** Asks and waits for the whole answer. */
    public Attempt ask(List<ChatMessage> messages, Optional<ResponseFormat> format) {
        ChatRequest.Builder request = ChatRequest.builder().messages(messages);
        format.ifPresent(request::responseFormat);
        try {
            return answered(whole.chat(request.build()));
        } catch (RuntimeException e) {
            return Failures.of(e, "");
        }
    }

    /**
     * Asks and hands on the answer piece by piece, on this thread.
     *
     * @param onToken gets each piece; false when no more is wanted
     */
    public Attempt stream(List<ChatMessage> messages, Predicate<String> onToken) {
        StreamReceiver receiver = new StreamReceiver(onToken);
        try {
            streaming.chat(ChatRequest.builder().messages(messages).build(), receiver);
        } catch (RuntimeException e) {
            receiver.onError(e);
        }
        return receiver.attempt();
    }

    static Attempt answered(ChatResponse response) {
        String text = Optional.ofNullable(response.aiMessage().text()).orElse("");
        if (response.finishReason() == FinishReason.CONTENT_FILTER) {
            return new Attempt.Failed(
                    Attempt.Kind.REFUSED, "the endpoint's filter held the answer back", Optional.empty(), text, true);
        }
        Optional<TokenUsage> usage = Optional.ofNullable(response.tokenUsage());
        long input = usage.map(TokenUsage::inputTokenCount).orElse(0);
        long output = usage.map(TokenUsage::outputTokenCount).orElse(0);
        return new Attempt.Answered(text, response.finishReason() != FinishReason.LENGTH, input, output);
    }

    @Override
    public void close() {
        try {
            http.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
