package cn.topcentral.hub.agents.llm.customer;

import cn.topcentral.hub.agents.llm.ModelClient;
import cn.topcentral.hub.agents.llm.Prompt;
import cn.topcentral.hub.agents.llm.TokenEstimate;
import cn.topcentral.hub.storage.history.CustomerHistory;
import cn.topcentral.hub.storage.history.HistoryRecord;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Brings a history of any length down to what fits into a call: long threads are summarised for each month they run through, months from
 * their threads, and, when the months are still too much, the oldest of them together. Each summary depends on its own records alone and is
 * cached by their content, so a new record costs its thread, its month and the top. What is packed together is packed from the oldest on, so
 * that new records do not shift old ones.
 *
 * <p>Thread-safe. Has threads of its own, as many as calls are allowed at the same time.
 */
final class HistoryDigests implements AutoCloseable {
    /** A thread of fewer tokens a month goes into its month as it is: a summary would be as long. */
    private static final int SHORT_THREAD = 250;

    private static final int LONGEST_RECORD = 2_000;

    private final Summariser threads;
    private final Summariser months;
    private final Summariser customers;
    private final int mostTokens;
    private final ExecutorService workers;

    /** Takes the prompts {@code summarise-thread}, {@code -month} and {@code -customer}. */
    HistoryDigests(ModelClient client, Prompt threadPrompt, Prompt monthPrompt, Prompt customerPrompt) {
        this.threads = new Summariser(client, threadPrompt);
        this.months = new Summariser(client, monthPrompt);
        this.customers = new Summariser(client, customerPrompt);
        this.mostTokens = client.settings().maxInputTokens() / 2;
        AtomicInteger number = new AtomicInteger();
        this.workers = Executors.newFixedThreadPool(client.settings().maxConcurrency(), task -> {
            Thread thread = new Thread(task, "digest-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * The history in at most so many tokens.
     *
     * @throws NoSummary when the model cannot be had
     */
    String digest(CustomerHistory history, String agent, int tokens) {
        Map<YearMonth, Map<String, List<HistoryRecord>>> parts = parts(history);
        List<Callable<Piece>> tasks = new ArrayList<>();
        parts.forEach((month, byThread) ->
                byThread.values().forEach(records -> tasks.add(() -> threadPiece(history, agent, month, records))));
        Map<YearMonth, List<String>> pieces = new TreeMap<>();
        for (Piece piece : all(tasks)) {
            pieces.computeIfAbsent(piece.month(), month -> new ArrayList<>()).addAll(piece.lines());
        }
        List<Callable<Piece>> monthTasks = new ArrayList<>();
        pieces.forEach((month, lines) -> monthTasks.add(() ->
                new Piece(month, reduced(months, agent, month.toString(), lines, Math.min(mostTokens, tokens / 4)))));
        List<String> lines = new ArrayList<>();
        all(monthTasks).forEach(piece -> lines.addAll(piece.lines()));
        return String.join("\n", withoutTheOldest(agent, lines, tokens));
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }

    private record Piece(YearMonth month, List<String> lines) {}

    private static Map<YearMonth, Map<String, List<HistoryRecord>>> parts(CustomerHistory history) {
        Map<YearMonth, Map<String, List<HistoryRecord>>> parts = new TreeMap<>();
        for (HistoryRecord communication : history.records()) {
            YearMonth month = YearMonth.from(communication.time().atZone(history.zone()));
            String thread = communication.threadId().orElse(communication.type().code());
            parts.computeIfAbsent(month, key -> new LinkedHashMap<>())
                    .computeIfAbsent(thread, key -> new ArrayList<>())
                    .add(communication);
        }
        return parts;
    }

    private Piece threadPiece(CustomerHistory history, String agent, YearMonth month, List<HistoryRecord> records) {
        List<String> lines = records.stream()
                .map(communication -> HistoryLines.line(communication, history.zone(), LONGEST_RECORD))
                .toList();
        return new Piece(month, reduced(threads, agent, month.toString(), lines, SHORT_THREAD));
    }

    /** The months that fit, behind one summary of those before them; the newest stay as they are. */
    private List<String> withoutTheOldest(String agent, List<String> lines, int tokens) {
        List<String> rest = lines;
        while (tokens(rest) > tokens && rest.size() > 1) {
            // Half a call at a time, so that the same oldest months are asked for again, and found in the cache.
            int oldest = Math.max(2, packs(rest, mostTokens / 2).get(0).size());
            List<String> shorter = new ArrayList<>();
            shorter.add(
                    customers.summarise(agent, "更早", rest.subList(0, oldest)).line("更早"));
            shorter.addAll(rest.subList(oldest, rest.size()));
            if (tokens(shorter) >= tokens(rest)) {
                return cut(rest, tokens);
            }
            rest = shorter;
        }
        return rest;
    }

    /** Where summaries are no shorter than what they summarise, every line gives up its end. */
    private static List<String> cut(List<String> lines, int tokens) {
        int each = Math.max(1, tokens / lines.size());
        return lines.stream().map(line -> HistoryLines.shortened(line, each)).toList();
    }

    /** The lines as they are when they fit; otherwise summaries of as many as fit into a call, and so on until the rest fits. */
    private List<String> reduced(Summariser by, String agent, String period, List<String> lines, int tokens) {
        List<String> rest = lines;
        while (tokens(rest) > tokens) {
            List<List<String>> packs = packs(rest, mostTokens);
            List<Callable<String>> tasks = new ArrayList<>();
            for (int i = 0; i < packs.size(); i++) {
                List<String> pack = packs.get(i);
                String heading = packs.size() == 1 ? period : period + "（" + (i + 1) + "）";
                tasks.add(() -> by.summarise(agent, heading, pack).line(heading));
            }
            // On this thread: it may be a worker itself, and workers that wait for workers stand still.
            List<String> shorter = new ArrayList<>();
            for (Callable<String> task : tasks) {
                shorter.add(called(task));
            }
            if (packs.size() == 1) {
                return shorter;
            }
            if (tokens(shorter) >= tokens(rest)) {
                return cut(shorter, tokens);
            }
            rest = shorter;
        }
        return rest;
    }

    private static List<List<String>> packs(List<String> lines, int most) {
        List<List<String>> packs = new ArrayList<>();
        List<String> pack = new ArrayList<>();
        int size = 0;
        for (String line : lines) {
            int more = TokenEstimate.of(line) + 1;
            if (!pack.isEmpty() && size + more > most) {
                packs.add(pack);
                pack = new ArrayList<>();
                size = 0;
            }
            pack.add(line);
            size += more;
        }
        packs.add(pack);
        return packs;
    }

    private static int tokens(List<String> lines) {
        return lines.stream().mapToInt(line -> TokenEstimate.of(line) + 1).sum();
    }

    private static <T> T called(Callable<T> task) {
        try {
            return task.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** All results, in the order of the tasks; the first failure ends the rest. */
    private <T> List<T> all(List<Callable<T>> tasks) {
        List<Future<T>> futures = new ArrayList<>();
        tasks.forEach(task -> futures.add(workers.submit(task)));
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoSummary("interrupted while the history was summarised");
        } finally {
            futures.forEach(future -> future.cancel(false));
        }
    }
}
