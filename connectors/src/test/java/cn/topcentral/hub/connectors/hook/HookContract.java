package cn.topcentral.hub.connectors.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.hook.HookVerdict.Accepted;
import cn.topcentral.hub.connectors.hook.HookVerdict.Answered;
import cn.topcentral.hub.connectors.hook.HookVerdict.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every connector behind {@code /hooks/{source}} keeps to, whoever pushes. The test class of a connector implements this interface and
 * gets these tests beside its own.
 */
public interface HookContract {

    HookConnector connector();

    /** Genuine requests by what they are; each is accepted and tells of at least one communication. */
    Map<String, HookRequest> genuine();

    /** The same request from somebody who does not know the secret. */
    HookRequest forged(HookRequest genuine);

    /** A request like this one with another body, genuine again: signed anew where bodies are signed. */
    default HookRequest withBody(HookRequest genuine, byte[] body) {
        return HookRequests.withBody(genuine, body);
    }

    /** A genuine request of a kind the connector does not know. */
    HookRequest unknownEvent();

    /** The secrets, which no text may show. */
    List<String> secrets();

    @TestFactory
    default Stream<DynamicTest> genuineDeliveryIsAcceptedAndTellsOfACommunication() {
        return each(request -> {
            Accepted accepted = accepted(request);
            assertThat(accepted.reply().status()).isBetween(200, 299);
            assertThat(accepted.deliveryKey()).isNotBlank();
            assertThat(connector().decode(HookRequests.delivery(request, accepted)))
                    .isNotEmpty()
                    .allSatisfy(draft -> assertThat(draft.original()).isPresent());
        });
    }

    @TestFactory
    default Stream<DynamicTest> forgedDeliveryIsRefused() {
        return each(request -> {
            HookVerdict verdict = connector().receive(forged(request));
            assertThat(verdict).isInstanceOf(Refused.class);
            assertThat(((Refused) verdict).status()).isIn(401, 403);
            assertThat(((Refused) verdict).reason()).isNotBlank().doesNotContain(secrets());
        });
    }

    @TestFactory
    default Stream<DynamicTest> repeatedDeliveryHasTheSameKeyAndDraftsAgain() {
        return each(request -> {
            Accepted first = accepted(request);
            Accepted again = accepted(request);
            assertThat(again).isEqualTo(first);
            List<CommunicationDraft> drafts = connector().decode(HookRequests.delivery(request, first));
            assertThat(connector().decode(HookRequests.delivery(request, again)))
                    .usingRecursiveComparison()
                    .isEqualTo(drafts);
        });
    }

    @Test
    default void differentDeliveriesHaveDifferentKeys() {
        Set<String> keys = new HashSet<>();
        genuine().values().forEach(request -> keys.add(accepted(request).deliveryKey()));
        assertThat(keys).hasSize(genuine().size());
    }

    @Test
    default void unknownEventIsTakenWithoutAnError() {
        HookVerdict verdict = connector().receive(unknownEvent());
        if (verdict instanceof Accepted accepted) {
            assertThat(connector().decode(HookRequests.delivery(unknownEvent(), accepted)))
                    .isEmpty();
        } else {
            assertThat(verdict).isInstanceOf(Answered.class);
            assertThat(((Answered) verdict).reply().status()).isBetween(200, 299);
        }
    }

    @TestFactory
    default Stream<DynamicTest> damagedBodyIsRefusedOrPutAsideWithAReason() {
        return each(request -> {
            int length = request.body().length;
            for (byte[] damaged : List.of(
                    new byte[0],
                    Arrays.copyOf(request.body(), length / 2),
                    Arrays.copyOf(request.body(), Math.max(0, length - 1)),
                    new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1},
                    "null".getBytes(StandardCharsets.UTF_8),
                    "{}".getBytes(StandardCharsets.UTF_8),
                    "[[]]".getBytes(StandardCharsets.UTF_8),
                    "{\"a\":".repeat(2000).getBytes(StandardCharsets.UTF_8))) {
                surviving(withBody(request, damaged));
            }
        });
    }

    @Test
    default void connectorAndItsTextsShowNoSecret() {
        assertThat(connector().toString()).doesNotContain(secrets());
    }

    /** Whatever comes, there is a verdict, and decoding gives drafts or says what is wrong. */
    private void surviving(HookRequest request) {
        if (connector().receive(request) instanceof Accepted accepted) {
            try {
                assertThat(connector().decode(HookRequests.delivery(request, accepted)))
                        .isNotNull();
            } catch (UnreadableDelivery expected) {
                assertThat(expected.getMessage()).isNotBlank().doesNotContain(secrets());
            }
        }
    }

    private Accepted accepted(HookRequest request) {
        HookVerdict verdict = connector().receive(request);
        assertThat(verdict).isInstanceOf(Accepted.class);
        return (Accepted) verdict;
    }

    private Stream<DynamicTest> each(Check check) {
        return genuine().entrySet().stream()
                .map(sample -> dynamicTest(sample.getKey(), () -> check.check(sample.getValue())));
    }

    /** A check of one genuine request. */
    interface Check {
        void check(HookRequest request);
    }
}
