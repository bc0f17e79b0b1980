package cn.topcentral.hub.connectors.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.topcentral.hub.connectors.party.NormalisedPhone.Kind;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {
    private final PhoneNumbers numbers = new PhoneNumbers();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            400-820-8820              | +864008208820  | SHARED_COST
            4008208820                | +864008208820  | SHARED_COST
            800-820-8820              | +868008208820  | TOLL_FREE
            0574-8765 4321            | +8657487654321 | FIXED_LINE
            (0574)87654321            | +8657487654321 | FIXED_LINE
            0574—87654321             | +8657487654321 | FIXED_LINE
            +86 0574 87654321         | +8657487654321 | FIXED_LINE
            +86(574)87654321          | +8657487654321 | FIXED_LINE
            57487654321               | +8657487654321 | FIXED_LINE
            10-62345678               | +861062345678  | FIXED_LINE
            +861062345678             | +861062345678  | FIXED_LINE
            13812345678               | +8613812345678 | MOBILE
            138-1234-5678             | +8613812345678 | MOBILE
            013812345678              | +8613812345678 | MOBILE
            913812345678              | +8613812345678 | MOBILE
            9,057487654321            | +8657487654321 | FIXED_LINE
            86-13812345678            | +8613812345678 | MOBILE
            8613812345678             | +8613812345678 | MOBILE
            0086138 1234 5678         | +8613812345678 | MOBILE
            １３８１２３４５６７８    | +8613812345678 | MOBILE
            17951 13812345678         | +8613812345678 | MOBILE
            1259313812345678          | +8613812345678 | MOBILE
            tel:+86-138-1234-5678     | +8613812345678 | MOBILE
            13812345678.0             | +8613812345678 | MOBILE
            ="13812345678"            | +8613812345678 | MOBILE
            00852-23456789            | +85223456789   | FIXED_LINE
            +886 2 2345 6789          | +886223456789  | FIXED_LINE
            +1 650-253-0000           | +16502530000   | OTHER
            """)
    void oneSpellingForEveryWayToWriteANumber(String raw, String e164, Kind kind) {
        assertThat(numbers.normalise(raw))
                .isEqualTo(new NormalisedPhone(Optional.of(e164), Optional.empty(), kind, raw));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            0574-87654321-8012     | +8657487654321 | 8012
            0574-87654321转8012    | +8657487654321 | 8012
            0574-87654321 转 8012  | +8657487654321 | 8012
            0574-87654321分机：12  | +8657487654321 | 12
            0574-87654321 ext. 12  | +8657487654321 | 12
            0574-87654321;ext=8012 | +8657487654321 | 8012
            0574-87654321x8012     | +8657487654321 | 8012
            0574-87654321#8012     | +8657487654321 | 8012
            """)
    void extensionIsCutOff(String raw, String e164, String extension) {
        assertThat(numbers.normalise(raw))
                .isEqualTo(new NormalisedPhone(Optional.of(e164), Optional.of(extension), Kind.FIXED_LINE, raw));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "87654321",
                "0755-2788888",
                "138****5678",
                "138＊＊＊＊5678",
                "1068123456",
                "106812345678901",
                "95013123456789",
                "1.38E+10",
                "1381234567",
                "8012",
                "anonymous",
                "1-800-FLOWERS",
                "sip:1001@10.0.0.1",
                "客户13812345678"
            })
    void whatCannotBeCalledKeepsItsRawTextOnly(String raw) {
        assertThat(numbers.normalise(raw))
                .isEqualTo(new NormalisedPhone(Optional.empty(), Optional.empty(), Kind.UNKNOWN, raw));
        assertThat(numbers.normalise(raw).token()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"95588,short:95588", "10086,short:10086", "12345,short:12345", "９５５８８,short:95588", "110,short:110"})
    void serviceNumberIsKeptApartFromNumbersOfPeople(String raw, String token) {
        assertThat(numbers.normalise(raw).kind()).isEqualTo(Kind.SHORT);
        assertThat(numbers.normalise(raw).e164()).isEmpty();
        assertThat(numbers.normalise(raw).token()).contains(token);
    }

    @ParameterizedTest
    @CsvSource({"87654321,", "8765-4321,", "87654321转8012,8012"})
    void areaCodeCompletesLandlinesWrittenWithoutOne(String raw, String extension) {
        NormalisedPhone phone = new PhoneNumbers(Optional.of("0574")).normalise(raw);

        assertThat(phone.e164()).contains("+8657487654321");
        assertThat(phone.extension()).isEqualTo(Optional.ofNullable(extension));
    }

    @Test
    void areaCodeChangesNothingElse() {
        PhoneNumbers ofNingbo = new PhoneNumbers(Optional.of("0574"));

        assertThat(ofNingbo.normalise("021-62345678").e164()).contains("+862162345678");
        assertThat(ofNingbo.normalise("95588").kind()).isEqualTo(Kind.SHORT);
        assertThat(ofNingbo.normalise("13812345678").e164()).contains("+8613812345678");
    }

    @Test
    void wrongAreaCodeIsNamed() {
        assertThatThrownBy(() -> new PhoneNumbers(Optional.of("574")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'574'")
                .hasMessageContaining("0574");
    }

    @Test
    void numbersAreFoundInRunningText() {
        assertThat(numbers.findIn("张工 13812345678 或0574-8765 4321转8012，400-820-8820 订单号20240615001，短信1068123456"))
                .extracting(phone -> phone.e164().orElseThrow())
                .containsExactly("+8613812345678", "+8657487654321", "+864008208820");
    }

    @Test
    void veryLongTextIsNoNumber() {
        assertThat(numbers.normalise("1".repeat(1_000_000)).kind()).isEqualTo(Kind.UNKNOWN);
    }
}
