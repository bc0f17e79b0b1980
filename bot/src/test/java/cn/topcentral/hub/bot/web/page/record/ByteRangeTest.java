package cn.topcentral.hub.bot.web.page.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
    @ParameterizedTest
    @CsvSource({"bytes=0-,0,99", "bytes=0-9,0,9", "bytes=90-1000,90,99", "bytes=-10,90,99", "bytes=-1000,0,99"})
    void aPlayerGetsTheStretchItAsksFor(String header, long first, long last) {
        assertThat(ByteRange.of(Optional.of(header), 100)).hasValue(new ByteRange(first, last));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=100-", "bytes=-0", "bytes=500-600"})
    void whatLiesBehindTheEndCannotBeHad(String header) {
        assertThat(ByteRange.of(Optional.of(header), 100))
                .hasValueSatisfying(range -> assertThat(range.satisfiable()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes=-",
                "bytes=5-2",
                "bytes=0-1,4-5",
                "lines=1-2",
                "bytes=a-b",
                "bytes=99999999999999999999-"
            })
    void whatCannotBeReadMeansTheWholeFile(String header) {
        assertThat(ByteRange.of(Optional.of(header), 100)).isEmpty();
    }

    @Test
    void namesGoIntoTheHeaderWhateverTheyHold() {
        assertThat(FileAnswer.disposition("报价\"单\r\nX: y/../a.pdf", true))
                .isEqualTo(
                        "inline; filename=\"____ X_ y_.._a.pdf\"; filename*=UTF-8''%E6%8A%A5%E4%BB%B7%22%E5%8D%95%20X%3A%20y_.._a.pdf");
    }
}
