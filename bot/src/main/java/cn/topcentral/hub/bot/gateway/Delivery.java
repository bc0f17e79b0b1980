package cn.topcentral.hub.bot.gateway;

import cn.topcentral.hub.bot.wecom.DeliveryKey;
import cn.topcentral.hub.bot.wecom.SendResult;
import cn.topcentral.hub.bot.wecom.SendResult.Blame;
import cn.topcentral.hub.bot.wecom.SendResult.Rejected;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a message through a door in the richest form the door is able to show, and in the next when that one is refused; the one place where
 * messages get plainer. Counted as {@code hub.messages.plainer}. In groups phone numbers are masked and nobody is mentioned, whatever the message. Thread-safe.
 */
public final class Delivery {
    private static final Logger log = LoggerFactory.getLogger(Delivery.class);

    private final MeterRegistry meters;

    public Delivery(MeterRegistry meters) {
        this.meters = meters;
    }

    /**
     * What became of a message.
     *
     * @param form the last form tried, which is the one that was shown when the result is an acceptance
     */
    public record Outcome(SendResult result, Form form) {}

    /** Sends it; each further form is a further part of the key, as its bytes differ. */
    public Outcome send(Gateway door, Address to, Message message, DeliveryKey key) {
        Message shown = to instanceof Address.Group ? withoutMentions(MaskedPhones.in(message)) : message;
        List<Form> forms = forms(shown, door.abilities());
        Outcome outcome = new Outcome(door.send(to, shown, forms.get(0), key), forms.get(0));
        for (Form form : forms.subList(1, forms.size())) {
            if (!(outcome.result() instanceof Rejected rejected) || rejected.blame() != Blame.MESSAGE) {
                break;
            }
            log.warn(
                    "Form refused, sending a plainer one door={} form={} code={} cause={} remedy={}",
                    door.name(),
                    outcome.form(),
                    rejected.code(),
                    key.cause(),
                    rejected.remedy());
            outcome = new Outcome(door.send(to, shown, form, key), form);
        }
        if (outcome.form() != richest(shown)) {
            meters.counter(
                            "hub.messages.plainer",
                            "door",
                            door.name(),
                            "form",
                            outcome.form().name().toLowerCase(Locale.ROOT))
                    .increment();
        }
        return outcome;
    }

    /** Groups take {@code <@userid>} in text and Markdown for a mention (page 91770); nothing we write mentions, so any came with foreign text. */
    private static Message withoutMentions(Message message) {
        return new Message(
                message.card(),
                message.callsBack(),
                message.markdown().map(markdown -> markdown.replace("<@", "＜@")),
                message.text().replace("<@", "＜@"));
    }

    private static Form richest(Message message) {
        return message.card().isPresent() ? Form.CARD : message.markdown().isPresent() ? Form.MARKDOWN : Form.TEXT;
    }

    /** The forms of the message that the door is able to show, richest first; text always is. */
    static List<Form> forms(Message message, Set<Ability> abilities) {
        List<Form> forms = new ArrayList<>();
        if (message.card().isPresent() && abilities.contains(message.callsBack() ? Ability.BUTTONS : Ability.CARDS)) {
            forms.add(Form.CARD);
        }
        if (message.markdown().isPresent() && abilities.contains(Ability.MARKDOWN)) {
            forms.add(Form.MARKDOWN);
        }
        forms.add(Form.TEXT);
        return forms;
    }
}
