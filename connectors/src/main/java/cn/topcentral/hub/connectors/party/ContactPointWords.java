package cn.topcentral.hub.connectors.party;

import cn.topcentral.hub.storage.customer.ContactPoint;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import cn.topcentral.hub.storage.customer.NameKeys;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Contact points as people write them in lists, commands and requests. Thread-safe. */
public final class ContactPointWords {
    private final PhoneNumbers numbers;

    public ContactPointWords(PhoneNumbers numbers) {
        this.numbers = numbers;
    }

    /**
     * The contact point that is meant, normalised as the engine does it.
     *
     * @param kind e.g. {@code phone}, {@code email}; case does not matter
     * @throws IllegalArgumentException saying what is wrong with it and what would be right
     */
    public ContactPoint.Key key(String kind, String value) {
        ContactPointKind known = Arrays.stream(ContactPointKind.values())
                .filter(each -> each.code().equals(kind.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("kind '" + kind + "' is none of "
                        + Arrays.stream(ContactPointKind.values())
                                .map(ContactPointKind::code)
                                .collect(Collectors.joining(", "))));
        if (value.isBlank()) {
            throw new IllegalArgumentException("a contact point needs a value");
        }
        return new ContactPoint.Key(known, normalised(known, value.strip()));
    }

    private String normalised(ContactPointKind kind, String value) {
        return switch (kind) {
            case PHONE ->
                numbers.normalise(value)
                        .e164()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "phone '" + value + "' is no complete telephone number; write it with its area code"));
            case EMAIL ->
                EmailAddresses.normalise(value)
                        .orElseThrow(() -> new IllegalArgumentException("email '" + value + "' is no mail address"));
            case DOMAIN -> domain(value);
            case COMPANY -> {
                String folded = NameKeys.folded(value);
                if (folded.isEmpty()) {
                    throw new IllegalArgumentException("company '" + value + "' has no letter in its name");
                }
                yield folded;
            }
            case WECOM_USER -> value.toLowerCase(Locale.ROOT);
            case WECOM_EXTERNAL, WECOM_ROOM, ACCOUNT, NAME -> value;
        };
    }

    private static String domain(String value) {
        String plain = value.toLowerCase(Locale.ROOT).replaceFirst("^@", "");
        if (EmailAddresses.isFreeMail(plain)) {
            throw new IllegalArgumentException("domain '" + plain
                    + "' belongs to a free-mail provider and would claim strangers; give the addresses instead");
        }
        // Whatever can stand behind the @ of an address is a domain.
        return EmailAddresses.normalise("a@" + plain)
                .map(EmailAddresses::domain)
                .orElseThrow(() -> new IllegalArgumentException(
                        "domain '" + value + "' is no mail domain; write what follows the @, e.g. example.com"));
    }
}
