package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.connectors.party.PhoneNumbers;

/**
 * What reading call records depends on.
 *
 * @param numbers how numbers are normalised, with the area code of the branch
 * @param own the numbers on our side
 * @param organisation names the source of records that name none themselves, as in {@code mobile:topcentral}
 */
public record CallSettings(PhoneNumbers numbers, OwnNumbers own, String organisation) {
    public CallSettings {
        if (organisation.isBlank()) {
            throw new IllegalArgumentException("Call records need the name of the organisation they belong to");
        }
    }
}
