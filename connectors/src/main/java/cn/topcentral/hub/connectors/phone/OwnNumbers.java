package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.connectors.party.PhoneNumbers;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The numbers on our side: 400 number, trunks, the phones of agents and staff, internal extensions. What is here is never taken for a
 * customer.
 */
public final class OwnNumbers {
    /** Three or four digits are an extension of the switchboard, except what is dialled in need. */
    private static final Pattern EXTENSION = Pattern.compile("(?!(?:110|114|119|120|122)$)\\d{3,4}");

    private final PhoneNumbers numbers;
    private final Set<String> own;

    /** @param written the numbers as people write them; longer extensions ({@code 80012}) are recognised as written */
    public OwnNumbers(Collection<String> written, PhoneNumbers numbers) {
        this.numbers = numbers;
        this.own = written.stream().map(this::key).collect(Collectors.toUnmodifiableSet());
    }

    boolean contains(String number) {
        String bare = number.strip();
        return EXTENSION.matcher(bare).matches() || own.contains(key(bare));
    }

    private String key(String number) {
        return numbers.normalise(number).token().orElse(number.strip());
    }
}
