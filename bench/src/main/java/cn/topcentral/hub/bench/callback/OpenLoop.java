package cn.topcentral.hub.bench.callback;

import cn.topcentral.hub.bench.measure.BenchmarkFailed;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Sends requests at a fixed rate whether or not earlier ones were answered, as independent people do. A time counts from when the request
 * was due, not from when it went out: a server that stalls cannot hide how long the others would have waited (coordinated omission).
 */
final class OpenLoop {
    private static final int DIGITS = 3;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final int perSecond;

    OpenLoop(int perSecond) {
        this.perSecond = perSecond;
    }

    /**
     * Sends all and waits for the last answer.
     *
     * @return nanoseconds from due to answered
     * @throws BenchmarkFailed when an answer is not an empty-handed 200
     */
    Histogram send(List<HttpRequest> requests) {
        Histogram times = new ConcurrentHistogram(DIGITS);
        AtomicInteger refused = new AtomicInteger();
        List<CompletableFuture<?>> answers = new ArrayList<>(requests.size());
        long interval = 1_000_000_000L / perSecond;
        long start = System.nanoTime() + interval;
        for (int i = 0; i < requests.size(); i++) {
            long due = start + i * interval;
            waitUntil(due);
            answers.add(client.sendAsync(requests.get(i), BodyHandlers.ofString())
                    .thenAccept(answer -> record(answer, due, times, refused)));
        }
        CompletableFuture.allOf(answers.toArray(CompletableFuture<?>[]::new)).join();
        if (refused.get() > 0) {
            throw new BenchmarkFailed(
                    refused.get() + " of " + requests.size() + " requests were not answered with 200");
        }
        return times;
    }

    private static void record(HttpResponse<String> answer, long due, Histogram times, AtomicInteger refused) {
        times.recordValue(System.nanoTime() - due);
        if (answer.statusCode() != 200) {
            refused.incrementAndGet();
        }
    }

    private static void waitUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
