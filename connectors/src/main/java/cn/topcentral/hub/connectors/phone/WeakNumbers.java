package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.connectors.party.PhoneNumbers;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Numbers behind which now one person is, now another. They are shown, but no customer is recognised by them: a wrong customer on a timeline
 * costs more than a call that somebody has to claim.
 *
 * <p>162, 165, 167, 170 and 171 are sold by virtual operators, change hands often and are what callers in bulk use. The numbers of a privacy
 * service (the X of "AXB") are lent to a pair of people for days and then to another pair.
 */
public final class WeakNumbers {
    private static final Pattern VIRTUAL_OPERATOR = Pattern.compile("\\+861(?:62|65|67|70|71)\\d{8}");

    private final Set<String> privacy;

    /** @param privacy the numbers of our privacy service, as people write them */
    public WeakNumbers(Collection<String> privacy, PhoneNumbers numbers) {
        this.privacy = privacy.stream()
                .map(number -> numbers.normalise(number).e164())
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Only those that anybody can tell. */
    static WeakNumbers byRange() {
        return new WeakNumbers(Set.of(), new PhoneNumbers());
    }

    /** Why a number identifies nobody, as the attribute {@code weak_number}; empty when it does. */
    Optional<String> reason(String e164) {
        if (privacy.contains(e164)) {
            return Optional.of("privacy");
        }
        return VIRTUAL_OPERATOR.matcher(e164).matches() ? Optional.of("virtual_operator") : Optional.empty();
    }
}
