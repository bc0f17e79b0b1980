package cn.topcentral.hub.agents.llm.endpoint;

import cn.topcentral.hub.agents.llm.endpoint.Attempt.Kind;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes in one stream. A connection that closes before the model gave its reason for finishing looks to the library like an end; here it is a
 * break. Used by one thread.
 */
final class StreamReceiver implements StreamingChatResponseHandler {
    private final Predicate<String> onToken;
    private final StringBuilder text = new StringBuilder();
    private boolean stopped;
    private @Nullable ChatResponse end;
    private @Nullable Throwable failure;

    StreamReceiver(Predicate<String> onToken) {
        this.onToken = onToken;
    }

    @Override
    public void onPartialResponse(PartialResponse partial, PartialResponseContext context) {
        if (stopped) {
            return;
        }
        text.append(partial.text());
        stopped = !onToken.test(partial.text());
        if (stopped) {
            context.streamingHandle().cancel();
        }
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        end = response;
    }

    @Override
    public void onError(Throwable error) {
        if (failure == null) {
            failure = error;
        }
    }

    Attempt attempt() {
        if (stopped) {
            return new Attempt.Stopped(text.toString(), 0, 0);
        }
        if (failure != null) {
            return Failures.of(failure, text.toString());
        }
        if (end == null || end.finishReason() == null) {
            return new Attempt.Failed(
                    Kind.BROKEN, "the stream ended before the answer did", Optional.empty(), text.toString(), true);
        }
        return Endpoint.answered(end);
    }
}
