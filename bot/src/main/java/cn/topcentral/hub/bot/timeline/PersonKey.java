package cn.topcentral.hub.bot.timeline;

import cn.topcentral.hub.storage.customer.ContactPoint;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody who takes part, as an address names them: {@code ours:wangwei} one of ours, {@code contact:12} a person at the customer,
 * {@code point:wecom_external:wmX} somebody of whom only a contact point is known.
 */
public record PersonKey(String token) {
    private static final Pattern FORM =
            Pattern.compile("ours:\\S{1,200}|contact:[1-9][0-9]{0,8}|point:[a-z_]{1,20}:\\S{1,300}");

    /** A key that can be read; empty for another text. */
    public static Optional<PersonKey> of(String token) {
        Matcher form = FORM.matcher(token);
        return form.matches() && token.indexOf('\0') < 0 ? Optional.of(new PersonKey(token)) : Optional.empty();
    }

    static PersonKey ours(String userid) {
        return new PersonKey("ours:" + userid);
    }

    static PersonKey contact(int id) {
        return new PersonKey("contact:" + id);
    }

    static PersonKey point(ContactPoint.Key key) {
        return new PersonKey("point:" + key.kind().code() + ":" + key.value());
    }

    Optional<String> userid() {
        return after("ours:");
    }

    Optional<Integer> contact() {
        return after("contact:").map(Integer::valueOf);
    }

    Optional<ContactPoint.Key> point() {
        return after("point:").flatMap(rest -> {
            int end = rest.indexOf(':');
            try {
                return Optional.of(
                        new ContactPoint.Key(ContactPointKind.ofCode(rest.substring(0, end)), rest.substring(end + 1)));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        });
    }

    private Optional<String> after(String prefix) {
        return token.startsWith(prefix) ? Optional.of(token.substring(prefix.length())) : Optional.empty();
    }
}
