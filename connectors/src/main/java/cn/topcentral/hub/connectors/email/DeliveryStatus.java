package cn.topcentral.hub.connectors.email;

import cn.topcentral.hub.connectors.party.EmailAddresses;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The machine-readable part of a bounce (RFC 3464). With several recipients the first one is noted. */
final class DeliveryStatus {

    private DeliveryStatus() {}

    static void note(String report, Map<String, String> notes) {
        field(report, "Action")
                .ifPresent(action -> notes.putIfAbsent("bounce_action", action.toLowerCase(Locale.ROOT)));
        field(report, "Status").ifPresent(status -> notes.putIfAbsent("bounce_status", status));
        field(report, "Final-Recipient")
                .map(recipient -> recipient.replaceFirst("^[^;]*;\\s*", "")) // rfc822; li@aux.cn
                .map(recipient -> EmailAddresses.normalise(recipient).orElse(recipient))
                .ifPresent(recipient -> notes.putIfAbsent("bounce_recipient", recipient));
    }

    /** The first field of that name. */
    static Optional<String> field(String fields, String name) {
        Matcher matcher = Pattern.compile(
                        "(?im)^" + Pattern.quote(name) + ":[ \\t]*([^\\r\\n]*(?:\\r?\\n[ \\t]+[^\\r\\n]+)*)")
                .matcher(fields);
        return matcher.find()
                ? Optional.of(matcher.group(1).strip()).filter(value -> !value.isEmpty())
                : Optional.empty();
    }
}
