package cn.topcentral.hub.bot.push;

import cn.topcentral.hub.bot.gateway.Message;
import cn.topcentral.hub.storage.notification.CardReplacements;
import java.time.Clock;

/** What can be done with pushes after they were added to the outbox. Thread-safe. */
public final class Pushes {
    private final CardReplacements replacements;
    private final Runnable wake;
    private final Clock clock;

    /** @param wake told that there is a card to change */
    public Pushes(CardReplacements replacements, Runnable wake, Clock clock) {
        this.replacements = replacements;
        this.wake = wake;
        this.clock = clock;
    }

    /**
     * Shows another message in place of all copies of a push, e.g. when one person took up an alert. Copies that still wait are sent as the new
     * message; cards that members got through the app are changed soon, once each, within 24 hours of having been sent. Copies in groups and those
     * of the robot stay as they are: WeCom lets nobody change them.
     *
     * @param keyPrefix with what the dedupe keys of all copies begin; end it in a separator, or {@code alert:1} also means {@code alert:12}
     * @param message with a card; copies that were sent keep their form
     * @return how many copies are changed or will be
     */
    public int replace(String keyPrefix, Message message) {
        if (keyPrefix.isBlank()) {
            throw new IllegalArgumentException("An empty prefix means every push there is");
        }
        int count = replacements.request(keyPrefix, message.json(), clock.instant());
        wake.run();
        return count;
    }
}
