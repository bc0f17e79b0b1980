package cn.topcentral.hub.agents.llm.customer;

import static cn.topcentral.hub.agents.history.HistoryBuilder.about;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.topcentral.hub.agents.finding.AgentJson;
import cn.topcentral.hub.agents.history.HistoryBuilder;
import cn.topcentral.hub.agents.llm.JsonMode;
import cn.topcentral.hub.agents.llm.RealPrompts;
import cn.topcentral.hub.agents.llm.ScriptedModel;
import cn.topcentral.hub.agents.llm.ScriptedModel.Request;
import cn.topcentral.hub.agents.llm.TestModel;
import cn.topcentral.hub.agents.llm.TokenEstimate;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.history.CustomerHistory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HistoryDigestsTest {
    private static final int LIMIT = 16_000;

    private final TestModel model = new TestModel(Optional.empty(), JsonMode.SCHEMA, LIMIT);
    private final HistoryDigests digests = new HistoryDigests(
            model.client,
            RealPrompts.load("summarise-thread"),
            RealPrompts.load("summarise-month"),
            RealPrompts.load("summarise-customer"));

    @AfterEach
    void close() {
        digests.close();
        model.close();
    }

    @Test
    void tenThousandRecordsFitAndANewOneCostsItsThreadItsMonthAndTheTop() {
        model.endpoint.answering(request -> ScriptedModel.say(summary(request)));
        CustomerHistory history = history(10_000, false);

        String digest = digests.digest(history, "A11", 6_000);

        assertThat(TokenEstimate.of(digest)).isBetween(100, 6_000);
        assertThat(model.endpoint.requests()).hasSizeGreaterThan(40).allSatisfy(request -> assertThat(
                        TokenEstimate.of(String.join("", request.messages())))
                .isLessThan(LIMIT));
        int calls = model.endpoint.requests().size();

        assertThat(digests.digest(history, "A11", 6_000)).isEqualTo(digest);
        assertThat(model.endpoint.requests()).hasSize(calls);

        digests.digest(history(10_000, true), "A11", 6_000);
        List<Request> more = model.endpoint
                .requests()
                .subList(calls, model.endpoint.requests().size());
        assertThat(more).hasSizeLessThanOrEqualTo(8).anySatisfy(request -> assertThat(request.user())
                .contains("投诉色差"));
    }

    @Test
    void oneThreadThatTheModelRefusesDoesNotKeepTheCustomerFromBeingLookedAt() {
        model.endpoint.answering(request ->
                request.user().contains("2024-02-01 09:00") && request.system().contains("同一件事")
                        ? ScriptedModel.decline("no")
                        : ScriptedModel.say(summary(request)));

        assertThat(digests.digest(history(600, false), "A11", 3_000)).isNotBlank();
    }

    @Test
    void withoutAModelThereIsNoDigest() {
        model.endpoint.answering(request -> ScriptedModel.refuse(401, "bad key"));

        assertThatThrownBy(() -> digests.digest(history(600, false), "A11", 3_000))
                .isInstanceOf(NoSummary.class)
                .hasMessageContaining("401");
        assertThat(model.endpoint.requests())
                .as("all others see that the key is wrong")
                .hasSizeLessThanOrEqualTo(4);
    }

    /** Thirty records a day from the first of January 2024, spread over four channels; one more on the last day. */
    private static CustomerHistory history(int records, boolean oneMore) {
        HistoryBuilder builder = new HistoryBuilder().contact(1, "张经理", "采购");
        LocalDateTime start = LocalDateTime.parse("2024-01-01T09:00");
        CommunicationType[] channels = {
            CommunicationType.WECHAT, CommunicationType.PHONE, CommunicationType.EMAIL, CommunicationType.VISIT
        };
        var plain = about(IntentCategory.INQUIRY, SentimentClass.NEUTRAL, UrgencyLevel.LOW);
        for (int i = 0; i < records; i++) {
            LocalDateTime time = start.plusDays(i / 30).plusMinutes(i % 30);
            builder.they(time.toString(), channels[i % 4], "第" + i + "次谈价格和交期", plain);
        }
        if (oneMore) {
            builder.they(start.plusDays(records / 30).plusHours(5).toString(), channels[0], "投诉色差，要求换货", plain);
        }
        return builder.asOf("2025-06-15T09:00");
    }

    /** A summary in the model's place: a quote of the first line, and no figures. */
    private static String summary(Request request) {
        String first = request.user().replaceAll("(?s).*?\\[([^\\]]+)] [^：]*：(.{4}).*", "$1\n$2");
        ObjectNode answer = AgentJson.MAPPER.createObjectNode().put("summary", "多次谈到价格和交期，对方还在等计划。".repeat(4));
        answer.putArray("quotes")
                .addObject()
                .put("record_id", first.lines().findFirst().orElse(""))
                .put("quote", first.lines().skip(1).findFirst().orElse(""));
        return answer.toString();
    }
}
