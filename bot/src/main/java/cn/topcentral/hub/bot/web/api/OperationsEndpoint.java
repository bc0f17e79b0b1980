package cn.topcentral.hub.bot.web.api;

import cn.topcentral.hub.bot.customer.ClaimedDocument;
import cn.topcentral.hub.bot.customer.ClaimsDocument;
import cn.topcentral.hub.bot.customer.MergeDocument;
import cn.topcentral.hub.connectors.party.ContactPointWords;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.ClaimQueue;
import cn.topcentral.hub.storage.customer.ContactPoint;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerOperations;
import cn.topcentral.hub.storage.customer.MergePlan;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.ZoneId;
import java.util.Optional;

/** Who is who, said over HTTP; in the audit trail as {@code api:TOKEN}. Thread-safe. */
final class OperationsEndpoint {
    private static final int MOST_CLAIMS = 1000;

    private final CustomerOperations operations;
    private final ClaimQueue queue;
    private final ContactPointWords words;
    private final ZoneId zone;

    OperationsEndpoint(CustomerOperations operations, ClaimQueue queue, ContactPointWords words, ZoneId zone) {
        this.operations = operations;
        this.queue = queue;
        this.words = words;
        this.zone = zone;
    }

    void claims(Context context, String caller) {
        String limit = Optional.ofNullable(context.queryParam("limit")).orElse("100");
        if (!limit.matches("\\d{1,4}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > MOST_CLAIMS) {
            throw ApiProblem.of(HttpStatus.BAD_REQUEST, "limit must be a number from 1 to " + MOST_CLAIMS + ".");
        }
        ApiReply.json(context, ClaimsDocument.of(queue, Integer.parseInt(limit), zone));
    }

    void bind(Context context, String caller) {
        Fields body = body(context);
        ContactPoint.Key key = contactPoint(body);
        CustomerId customer = customer(body, "customer_id");
        Optional<String> person = body.text("person", 200);
        body.refuseOthers();
        ApiReply.json(context, ClaimedDocument.of(operations.bind(key, customer, person, actor(caller))));
    }

    void ignore(Context context, String caller) {
        Fields body = body(context);
        ContactPoint.Key key = contactPoint(body);
        body.refuseOthers();
        ApiReply.json(context, ClaimedDocument.of(operations.ignore(key, actor(caller))));
    }

    void forget(Context context, String caller) {
        Fields body = body(context);
        ContactPoint.Key key = contactPoint(body);
        body.refuseOthers();
        ApiReply.json(context, ClaimedDocument.of(operations.forget(key, actor(caller))));
    }

    void claim(Context context, String caller) {
        RecordId record = record(context);
        Fields body = body(context);
        boolean nobody = body.flag("nobody");
        Optional<String> customer = body.text("customer_id", 64);
        body.refuseOthers();
        if (nobody == customer.isPresent()) {
            throw body.wrong("customer_id", "or \"nobody\": true must be given, and not both");
        }
        ApiReply.json(
                context,
                ClaimedDocument.of(customer.map(id -> operations.claim(record, new CustomerId(id), actor(caller)))
                        .orElseGet(() -> operations.ignore(record, actor(caller)))));
    }

    void unclaim(Context context, String caller) {
        ApiReply.json(context, ClaimedDocument.of(operations.forget(record(context), actor(caller))));
    }

    void merge(Context context, String caller) {
        CustomerId from = pathCustomer(context);
        Fields body = body(context);
        CustomerId into = customer(body, "into");
        boolean dryRun = body.flag("dry_run");
        body.refuseOthers();
        MergePlan plan = dryRun ? operations.mergePlan(from, into) : operations.merge(from, into, actor(caller));
        ApiReply.json(context, MergeDocument.of(plan, dryRun, zone));
    }

    void split(Context context, String caller) {
        CustomerId customer = pathCustomer(context);
        Fields body = body(context);
        boolean dryRun = body.flag("dry_run");
        body.refuseOthers();
        MergePlan plan = dryRun ? operations.splitPlan(customer) : operations.split(customer, actor(caller));
        ApiReply.json(context, MergeDocument.of(plan, dryRun, zone));
    }

    /** A request that says nothing more than its address may leave the body out. */
    private static Fields body(Context context) {
        if (context.contentLength() == 0 || (context.contentLength() < 0 && context.contentType() == null)) {
            return Fields.of(JsonNodeFactory.instance.objectNode(), "");
        }
        return Fields.of(ApiBody.json(ApiBody.bytes(context)), "");
    }

    private ContactPoint.Key contactPoint(Fields body) {
        try {
            return words.key(body.required("kind"), body.required("value"));
        } catch (IllegalArgumentException wrong) {
            throw new ItemRefused("", String.valueOf(wrong.getMessage()));
        }
    }

    private static CustomerId customer(Fields body, String name) {
        return body.text(name, 64).map(CustomerId::new).orElseThrow(() -> body.wrong(name, "is missing"));
    }

    private static CustomerId pathCustomer(Context context) {
        try {
            return new CustomerId(context.pathParam("id"));
        } catch (IllegalArgumentException wrong) {
            throw ApiProblem.of(HttpStatus.NOT_FOUND, "There is no such customer.");
        }
    }

    private static RecordId record(Context context) {
        try {
            return new RecordId(context.pathParam("id"));
        } catch (IllegalArgumentException wrong) {
            throw ApiProblem.of(HttpStatus.NOT_FOUND, "There is no such record.");
        }
    }

    private static String actor(String caller) {
        return "api:" + caller;
    }
}
