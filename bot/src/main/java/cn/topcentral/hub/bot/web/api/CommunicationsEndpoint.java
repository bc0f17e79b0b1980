package cn.topcentral.hub.bot.web.api;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.IntakeResult;
import cn.topcentral.hub.storage.api.AnsweredRequests;
import cn.topcentral.hub.storage.api.AnsweredRequests.Answer;
import cn.topcentral.hub.storage.api.AnsweredRequests.Verdict;
import cn.topcentral.hub.storage.attachment.FileStore;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.communication.SourceRepository;
import cn.topcentral.hub.storage.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * {@code POST /api/v1/communications}: takes in one item or a list. What is answered as stored is committed. A bad item does not hold up the
 * others. Thread-safe.
 */
final class CommunicationsEndpoint {
    static final int MOST_ITEMS = 500;

    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";

    private final Function<List<CommunicationDraft>, List<IntakeResult>> intake;
    private final SourceRepository sources;
    private final AnsweredRequests answered;
    private final ItemReader reader;

    /** @param intake the aggregation engine */
    CommunicationsEndpoint(
            Function<List<CommunicationDraft>, List<IntakeResult>> intake,
            SourceRepository sources,
            AnsweredRequests answered,
            ItemReader reader) {
        this.intake = intake;
        this.sources = sources;
        this.answered = answered;
        this.reader = reader;
    }

    void ingest(Context context, String caller) {
        byte[] body = ApiBody.bytes(context);
        Optional<String> key = Optional.ofNullable(context.header("Idempotency-Key"));
        Answer answer = key.isPresent() ? once(context, caller, checked(key.get()), body) : take(body, caller);
        context.status(answer.status()).contentType(answer.contentType()).result(answer.body());
    }

    private static String checked(String key) {
        if (!key.matches("[\\x20-\\x7e]{1,255}")) {
            throw ApiProblem.of(
                    HttpStatus.BAD_REQUEST, "Idempotency-Key must have 1 to 255 printable ASCII characters.");
        }
        return key;
    }

    private Answer once(Context context, String caller, String key, byte[] body) {
        Verdict verdict = answered.begin(caller, key, FileStore.hash(body));
        if (verdict instanceof Verdict.Replay replay) {
            context.header("Idempotency-Replayed", "true");
            return replay.answer();
        }
        if (verdict instanceof Verdict.Busy) {
            context.header("Retry-After", "2");
            throw ApiProblem.of(
                    HttpStatus.CONFLICT,
                    "The first request with this Idempotency-Key is still at work; ask again soon.");
        }
        if (verdict instanceof Verdict.OtherRequest) {
            throw ApiProblem.of(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "This Idempotency-Key was used for a request that said something else; take a new one for each.");
        }
        try {
            Answer answer = take(body, caller);
            answered.answered(caller, key, answer);
            return answer;
        } catch (RuntimeException e) {
            answered.failed(caller, key); // or the client's next attempt would be told that this one is at work
            throw e;
        }
    }

    private Answer take(byte[] body, String caller) {
        JsonNode request = ApiBody.json(body);
        if (!request.isArray()) {
            ItemResult result = results(List.of(request), caller).get(0);
            return result.status() == ItemResult.Status.rejected
                    ? problem(result.field(), result.detail().orElse(""))
                    : new Answer(statusOf(List.of(result)), JSON, Json.write(result));
        }
        if (request.isEmpty() || request.size() > MOST_ITEMS) {
            throw ApiProblem.of(
                    request.isEmpty() ? HttpStatus.BAD_REQUEST : HttpStatus.CONTENT_TOO_LARGE,
                    "The list has " + request.size() + " items; send 1 to " + MOST_ITEMS + " at once.");
        }
        List<JsonNode> items = new ArrayList<>();
        request.forEach(items::add);
        List<ItemResult> results = results(items, caller);
        Map<String, Object> document = new LinkedHashMap<>();
        for (ItemResult.Status status : ItemResult.Status.values()) {
            document.put(
                    status.name(),
                    results.stream().filter(result -> result.status() == status).count());
        }
        document.put("results", results);
        return new Answer(statusOf(results), JSON, Json.write(document));
    }

    /** 201 when something is new, 200 when nothing is, 207 when some items were rejected, 422 when all were. */
    private static int statusOf(List<ItemResult> results) {
        long rejected = count(results, ItemResult.Status.rejected);
        if (rejected == results.size()) {
            return HttpStatus.UNPROCESSABLE_CONTENT.getCode();
        }
        if (rejected > 0) {
            return HttpStatus.MULTI_STATUS.getCode();
        }
        return count(results, ItemResult.Status.stored) > 0 ? HttpStatus.CREATED.getCode() : HttpStatus.OK.getCode();
    }

    private static long count(List<ItemResult> results, ItemResult.Status status) {
        return results.stream().filter(result -> result.status() == status).count();
    }

    private static Answer problem(Optional<String> field, String detail) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "about:blank");
        document.put("title", HttpStatus.UNPROCESSABLE_CONTENT.getMessage());
        document.put("status", HttpStatus.UNPROCESSABLE_CONTENT.getCode());
        document.put("detail", field.map(place -> place + " " + detail).orElse(detail));
        field.ifPresent(place -> document.put("field", place));
        return new Answer(HttpStatus.UNPROCESSABLE_CONTENT.getCode(), PROBLEM, Json.write(document));
    }

    /** All good items in one go: the engine takes a batch at the cost of a few statements. */
    private List<ItemResult> results(List<JsonNode> items, String caller) {
        List<List<CommunicationDraft>> read = new ArrayList<>();
        Map<Integer, ItemResult> rejected = new LinkedHashMap<>();
        List<CommunicationDraft> all = new ArrayList<>();
        for (int index = 0; index < items.size(); index++) {
            List<CommunicationDraft> drafts = List.of();
            try {
                drafts = reader.read(items.get(index), caller);
                all.addAll(drafts);
            } catch (ItemRefused refused) {
                rejected.put(index, ItemResult.rejected(index, refused.field(), refused.detail()));
            }
            read.add(drafts);
        }
        List<IntakeResult> outcomes = all.isEmpty() ? List.of() : intake.apply(all);
        List<ItemResult> results = new ArrayList<>();
        int next = 0;
        for (int index = 0; index < items.size(); index++) {
            List<CommunicationDraft> drafts = read.get(index);
            List<IntakeResult> own = outcomes.subList(next, next + drafts.size());
            next += drafts.size();
            results.add(rejected.containsKey(index) ? rejected.get(index) : result(index, drafts, own));
        }
        return results;
    }

    private ItemResult result(int index, List<CommunicationDraft> drafts, List<IntakeResult> outcomes) {
        Set<String> records = new LinkedHashSet<>();
        List<ItemResult.Status> statuses = new ArrayList<>();
        Optional<Boolean> claimed = Optional.empty();
        for (int i = 0; i < drafts.size(); i++) {
            IntakeResult outcome = outcomes.get(i);
            if (outcome instanceof IntakeResult.Rejected refused) {
                return ItemResult.rejected(index, "", "cannot be stored: " + refused.reason());
            }
            if (outcome instanceof IntakeResult.Stored stored) {
                claimed = Optional.of(claimed.orElse(true) && stored.claimed());
            }
            statuses.add(status(outcome));
            record(drafts.get(i), outcome).map(RecordId::value).ifPresent(records::add);
        }
        return new ItemResult(
                index,
                statuses.stream().min(Comparator.naturalOrder()).orElse(ItemResult.Status.duplicate),
                List.copyOf(records),
                claimed,
                Optional.empty(),
                Optional.empty());
    }

    private static ItemResult.Status status(IntakeResult outcome) {
        if (outcome instanceof IntakeResult.Stored) {
            return ItemResult.Status.stored;
        }
        if (outcome instanceof IntakeResult.Merged) {
            return ItemResult.Status.merged;
        }
        return outcome instanceof IntakeResult.Updated ? ItemResult.Status.updated : ItemResult.Status.duplicate;
    }

    private Optional<RecordId> record(CommunicationDraft draft, IntakeResult outcome) {
        if (outcome instanceof IntakeResult.Stored stored) {
            return Optional.of(stored.record());
        }
        if (outcome instanceof IntakeResult.Merged merged) {
            return Optional.of(merged.record());
        }
        if (outcome instanceof IntakeResult.Updated updated) {
            return Optional.of(updated.record());
        }
        return sources.record(draft.source().system(), draft.source().recordId());
    }
}
