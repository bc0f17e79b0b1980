package cn.topcentral.hub.connectors.payload;

import cn.topcentral.hub.connectors.aggregation.Party;
import cn.topcentral.hub.connectors.aggregation.Party.Role;
import cn.topcentral.hub.connectors.aggregation.Party.Side;
import cn.topcentral.hub.connectors.party.EmailAddresses;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A person by everything a website learned of them.
 *
 * @param accounts ids at other services, the service before them
 * @param company by name, as they typed it
 */
public record Person(
        Optional<String> name,
        Optional<String> phone,
        Optional<String> email,
        List<String> accounts,
        Optional<String> company) {
    public Person {
        accounts = List.copyOf(accounts);
    }

    /**
     * One party for each way to recognise them, the surest first. What they typed as their company does not speak against a number or an address:
     * it is a participant, which counts only when the others are unknown.
     */
    public List<Party> parties(Role role, Side side, PhoneNumbers numbers) {
        List<Party> parties = new ArrayList<>();
        phone.ifPresent(given -> parties.add(
                party(role, ContactPointKind.PHONE, numbers.normalise(given).e164(), given, side)));
        email.ifPresent(given ->
                parties.add(party(role, ContactPointKind.EMAIL, EmailAddresses.normalise(given), given, side)));
        accounts.forEach(given -> parties.add(party(role, ContactPointKind.ACCOUNT, Optional.of(given), given, side)));
        if (parties.isEmpty()) {
            name.ifPresent(given -> parties.add(party(role, ContactPointKind.NAME, name, given, side)));
        }
        company.ifPresent(given -> parties.add(new Party(
                parties.isEmpty() ? role : Role.PARTICIPANT,
                ContactPointKind.COMPANY,
                company,
                given,
                Optional.empty(),
                side)));
        return parties;
    }

    private Party party(Role role, ContactPointKind kind, Optional<String> value, String raw, Side side) {
        return new Party(role, kind, value, raw, name, side);
    }
}
