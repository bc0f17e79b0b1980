package cn.topcentral.hub.connectors.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PhoneNumbersProperties {
    private final PhoneNumbers numbers = new PhoneNumbers();

    @Property
    void everyWayToWriteAMobileNumberIsTheSameNumber(
            @ForAll("mobiles") String mobile,
            @ForAll("mobilePrefixes") String prefix,
            @ForAll("separators") String separator,
            @ForAll boolean fullWidth) {
        String grouped = mobile.substring(0, 3) + separator + mobile.substring(3, 7) + separator + mobile.substring(7);
        String written = prefix + grouped;

        assertThat(numbers.normalise(fullWidth ? fullWidth(written) : written).e164())
                .as(written)
                .contains("+86" + mobile);
    }

    @Property
    void everyWayToWriteALandlineIsTheSameNumber(
            @ForAll("landlines") String local,
            @ForAll("landlinePrefixes") String prefix,
            @ForAll("separators") String separator,
            @ForAll("extensionMarks") String mark) {
        String written = prefix + separator + local.substring(0, 4) + " " + local.substring(4) + mark;

        NormalisedPhone phone = numbers.normalise(written);

        assertThat(phone.e164()).as(written).contains("+86574" + local);
        assertThat(phone.extension()).isEqualTo(mark.isEmpty() ? Optional.empty() : Optional.of("801"));
    }

    @Property
    void normalisingAgainChangesNothing(@ForAll("anything") String raw) {
        numbers.normalise(raw)
                .e164()
                .ifPresent(e164 -> assertThat(numbers.normalise(e164).e164()).contains(e164));
    }

    @Property
    void maskedNumbersNeverIdentifyAnybody(@ForAll("mobiles") String mobile) {
        assertThat(numbers.normalise(mobile.substring(0, 3) + "****" + mobile.substring(7))
                        .token())
                .isEmpty();
    }

    @Provide
    Arbitrary<String> mobiles() {
        Arbitrary<String> rest = Arbitraries.strings().numeric().ofLength(8);
        return Combinators.combine(Arbitraries.of("138", "139", "150", "159", "186", "189", "199"), rest)
                .as(String::concat);
    }

    @Provide
    Arbitrary<String> landlines() {
        return Arbitraries.integers().between(8_000_0000, 8_999_9999).map(String::valueOf);
    }

    @Provide
    Arbitrary<String> mobilePrefixes() {
        return Arbitraries.of(
                "", "+86", "+86 ", "0086", "0086-", "86", "86-", "0", "17951", "17951 ", "17951 0", "9", "9,");
    }

    @Provide
    Arbitrary<String> landlinePrefixes() {
        return Arbitraries.of("0574", "(0574)", "574", "+86574", "+86 0574", "0086574", "17951 0574", "9,0574");
    }

    @Provide
    Arbitrary<String> separators() {
        return Arbitraries.of("", " ", "-", "—", "\u200b", "\u00a0");
    }

    @Provide
    Arbitrary<String> extensionMarks() {
        return Arbitraries.of("", "转801", "-801", " 分机801", "ext801", " ext. 801", "x801", "#801");
    }

    @Provide
    Arbitrary<String> anything() {
        return Arbitraries.strings()
                .withCharRange('0', '9')
                .withChars("+-() *#x转.")
                .ofMaxLength(20);
    }

    private static String fullWidth(String text) {
        return text.codePoints()
                .map(character -> character > ' ' && character < 0x7f ? character + 0xfee0 : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
