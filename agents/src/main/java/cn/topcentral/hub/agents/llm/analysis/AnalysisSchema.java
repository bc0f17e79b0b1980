package cn.topcentral.hub.agents.llm.analysis;

import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;
import dev.langchain4j.model.chat.request.json.JsonAnyOfSchema;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonNullSchema;
import dev.langchain4j.model.chat.request.json.JsonNumberSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the model has to answer for A10, as a JSON schema. In strict mode every member is required, and one that may be missing may be null. */
final class AnalysisSchema {
    private static final JsonSchemaElement TEXT = new JsonStringSchema();
    private static final JsonSchemaElement NUMBER = new JsonNumberSchema();

    static final List<String> CLAIMS = List.of("intent", "sentiment", "urgency");

    static final JsonObjectSchema SCHEMA = object(
            "intent",
            object(
                    "category",
                    codes(Arrays.stream(IntentCategory.values())
                            .map(IntentCategory::code)
                            .toList()),
                    "detail",
                    TEXT,
                    "confidence",
                    NUMBER),
            "key_info",
            object("products", list(TEXT), "price", maybe(NUMBER), "competitors", list(TEXT)),
            "sentiment",
            object(
                    "overall",
                    codes(Arrays.stream(SentimentClass.values())
                            .map(SentimentClass::code)
                            .toList()),
                    "score",
                    NUMBER,
                    "mood",
                    TEXT),
            "urgency",
            object(
                    "level",
                    codes(Arrays.stream(UrgencyLevel.values())
                            .map(UrgencyLevel::code)
                            .toList()),
                    "reason",
                    TEXT),
            "quantity",
            maybe(object("value", NUMBER, "unit", TEXT, "per", maybe(TEXT))),
            "dates",
            list(object("text", TEXT, "start", TEXT, "end", TEXT)),
            "prices",
            list(object(
                    "product",
                    maybe(TEXT),
                    "per_tonne",
                    NUMBER,
                    "terms",
                    maybe(TEXT),
                    "said_by",
                    side(),
                    "quote",
                    TEXT)),
            "commitments",
            list(object("title", TEXT, "promised_by", side(), "due", maybe(TEXT), "quote", TEXT)),
            "quality_score",
            new JsonIntegerSchema(),
            "suggestions",
            list(TEXT),
            "summary",
            TEXT,
            "evidence",
            list(object("claim", codes(CLAIMS), "quote", TEXT)));

    private AnalysisSchema() {}

    private static JsonSchemaElement side() {
        return codes(List.of("customer", "seller"));
    }

    private static JsonSchemaElement codes(List<String> codes) {
        return JsonEnumSchema.builder().enumValues(codes).build();
    }

    private static JsonSchemaElement list(JsonSchemaElement item) {
        return JsonArraySchema.builder().items(item).build();
    }

    private static JsonSchemaElement maybe(JsonSchemaElement element) {
        return JsonAnyOfSchema.builder().anyOf(element, new JsonNullSchema()).build();
    }

    private static JsonObjectSchema object(Object... namesAndSchemas) {
        Map<String, JsonSchemaElement> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndSchemas.length; i += 2) {
            members.put((String) namesAndSchemas[i], (JsonSchemaElement) namesAndSchemas[i + 1]);
        }
        return JsonObjectSchema.builder()
                .addProperties(members)
                .required(List.copyOf(members.keySet()))
                .additionalProperties(false)
                .build();
    }
}
