package cn.topcentral.hub.bot.config;

import java.util.Optional;
import java.util.Set;

/**
 * Which telephone numbers are our own.
 *
 * @param ownNumbers {@code own_numbers}: numbers of our own firm (the 400 number, trunk lines), as people write them; the other end of a call is the
 *     customer. Default none
 * @param areaCode {@code area_code}: area code of our office with its zero, e.g. {@code 0574}; completes numbers dialled without one. Default none:
 *     such numbers stay as they are
 */
public record PhoneConfig(Set<String> ownNumbers, Optional<String> areaCode) {
    public PhoneConfig {
        ownNumbers = Set.copyOf(ownNumbers);
    }

    static PhoneConfig read(ConfigSection section) {
        return new PhoneConfig(
                section.texts("own_numbers", TextRule.PHONE), section.text("area_code", TextRule.AREA_CODE));
    }
}
