package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.connectors.hook.HookConnector;
import cn.topcentral.hub.connectors.hook.HookReply;
import cn.topcentral.hub.connectors.hook.HookSettings;
import cn.topcentral.hub.connectors.hook.HookType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A telephone vendor one can configure.
 *
 * @param mediaTypes of the bodies it may push; {@code ""} when it may push one without saying what
 * @param ack what it wants to hear; JSON when it looks like that
 * @param deliveryHeader where it puts its id of a delivery
 * @param further keys beside those all have
 */
record CallHookType(
        String name,
        Set<String> mediaTypes,
        String ack,
        Optional<String> deliveryHeader,
        List<HookType.Key> further,
        BiFunction<HookSettings, CallSettings, CallPushReader> reader,
        Supplier<CallSettings> calls)
        implements HookType {
    static final String PRIVACY_NUMBERS = "privacy_numbers";

    /** Shorter ones could be found by trying. */
    private static final int SHORTEST_SECRET = 16;

    @Override
    public List<Key> keys() {
        return Stream.concat(
                        Stream.of(
                                Key.required(
                                        "secret",
                                        "At least 16 letters and digits of your own making; the address entered at the vendor ends in ?key= and this secret, because it signs nothing."),
                                Key.optional(
                                        "user",
                                        "Name for HTTP Basic, where the vendor offers that; the secret is then its password, and the address has no ?key=."),
                                Key.optional(
                                        "ack",
                                        "What the vendor is answered, when it is not " + ack
                                                + " (its interface description says what it wants to hear)."),
                                Key.optional(
                                        PRIVACY_NUMBERS,
                                        "Numbers of a privacy service (AXB), with commas between; they are shown but identify no customer.")),
                        further.stream())
                .toList();
    }

    /** @throws IllegalArgumentException when the secret is too short */
    @Override
    public HookConnector connect(HookSettings settings) {
        String secret = settings.value("secret");
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException("hooks." + settings.name() + ".secret is shorter than " + SHORTEST_SECRET
                    + " characters; whoever guesses it can put calls on timelines");
        }
        return new CallHook(
                settings.name(),
                new HookGuard(secret, settings.optional("user"), mediaTypes),
                deliveryHeader,
                reply(settings.optional("ack").orElse(ack)),
                () -> reader.apply(settings, calls.get()));
    }

    private static HookReply reply(String body) {
        return body.startsWith("{") || body.startsWith("[") ? HookReply.json(body) : HookReply.text(body);
    }
}
