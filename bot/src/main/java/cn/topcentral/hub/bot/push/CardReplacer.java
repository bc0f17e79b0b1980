package cn.topcentral.hub.bot.push;

import cn.topcentral.hub.bot.gateway.Address;
import cn.topcentral.hub.bot.gateway.Message;
import cn.topcentral.hub.bot.wecom.SendResult;
import cn.topcentral.hub.bot.wecom.SendResult.Accepted;
import cn.topcentral.hub.bot.wecom.SendResult.Rejected;
import cn.topcentral.hub.bot.wecom.SendResult.RetryLater;
import cn.topcentral.hub.bot.wecom.WeComClient;
import cn.topcentral.hub.storage.notification.CardReplacements;
import cn.topcentral.hub.storage.notification.CardReplacements.Claimed;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes the cards that {@link Pushes#replace} asked for. Thread-safe. */
final class CardReplacer {
    private static final Logger log = LoggerFactory.getLogger(CardReplacer.class);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final int MOST_ATTEMPTS = 5;

    /** "response_code invalid or expired": clicked meanwhile, or too old. The card a click leaves behind is changed by the click. */
    private static final int NOT_CHANGEABLE = 60140;

    private final CardReplacements replacements;
    private final WeComClient client;
    private final PushMeters meters;
    private final Clock clock;

    CardReplacer(CardReplacements replacements, WeComClient client, PushMeters meters, Clock clock) {
        this.replacements = replacements;
        this.client = client;
        this.meters = meters;
        this.clock = clock;
    }

    /** Takes cards to change. */
    List<Claimed> claim(int limit) {
        return replacements.claim(limit, LEASE, clock.instant());
    }

    void replace(Claimed claimed) {
        Optional<JsonNode> card = Message.read(claimed.message()).card();
        Optional<Address> address = Address.parse(claimed.audience());
        if (card.isEmpty() || !(address.orElse(null) instanceof Address.Member member)) {
            log.warn("Card not replaced, there is none to show or nobody to show it to push={}", claimed.id());
            replacements.finished(claimed);
            return;
        }
        SendResult result = client.updateCard(member.userid(), claimed.responseCode(), card.get());
        if (result instanceof Accepted) {
            replacements.finished(claimed);
            meters.replaced("changed");
        } else if (result instanceof RetryLater later && claimed.attempts() < MOST_ATTEMPTS) {
            replacements.retry(claimed, clock.instant().plus(later.after().multipliedBy(1L << claimed.attempts())));
            meters.replaced("retried");
        } else {
            giveUp(claimed, result);
        }
    }

    private void giveUp(Claimed claimed, SendResult result) {
        replacements.finished(claimed);
        if (result instanceof Rejected rejected && rejected.code() == NOT_CHANGEABLE) {
            meters.replaced("too_late");
        } else {
            log.warn("Card not replaced push={} result={}", claimed.id(), result);
            meters.replaced("failed");
        }
    }
}
