package cn.topcentral.hub.connectors.phone;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.connectors.ChineseDuration;
import cn.topcentral.hub.connectors.importing.ImportItem;
import cn.topcentral.hub.storage.communication.CommunicationType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class CallReadingProperties {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final CallDecoder decoder = new CallDecoder(CallFiles.SETTINGS, CommunicationType.MOBILE, "mobile:test");

    @Property
    void everyPatternGivesTheSameInstant(
            @ForAll @LongRange(min = 700_000_000L, max = 4_000_000_000L) long second,
            @ForAll("patterns") String pattern) {
        Instant time = Instant.ofEpochSecond(second);
        String written =
                DateTimeFormatter.ofPattern(pattern, Locale.CHINA).format(LocalDateTime.ofInstant(time, SHANGHAI));

        // China had summer time until 1991; all times here are later, so that no local time stands for two instants.
        assertThat(CallTimes.parse(written)).as(written).isEqualTo(time);
        assertThat(CallTimes.parse(String.valueOf(second * 1000))).isEqualTo(time);
    }

    @Property
    void writtenDurationsAreReadBack(@ForAll @IntRange(min = 0, max = 86_400) int seconds) {
        Duration duration = Duration.ofSeconds(seconds);
        String clock = "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);

        assertThat(CallDurations.parse(ChineseDuration.format(duration), Duration.ofSeconds(1)))
                .contains(duration);
        assertThat(CallDurations.parse(clock, Duration.ofSeconds(1))).contains(duration);
        assertThat(CallDurations.parse(String.valueOf(seconds), Duration.ofSeconds(1)))
                .contains(duration);
    }

    @Property
    void whateverStandsInTheFieldsTheAnswerIsARecordOrAReason(
            @ForAll("cells") String number,
            @ForAll("cells") String type,
            @ForAll("cells") String time,
            @ForAll("cells") String duration) {
        ObjectNode record = CallJson.MAPPER.createObjectNode();
        record.put("号码", number).put("类型", type).put("时间", time).put("时长", duration);

        ImportItem item = decoder.decode("line 1", record, "");

        assertThat(item).isNotNull();
        if (item instanceof ImportItem.Rejected rejected) {
            assertThat(rejected.reason()).isNotBlank();
        }
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.of(
                "yyyy-MM-dd HH:mm:ss",
                "yyyy/M/d H:mm:ss",
                "yyyy年M月d日 H:mm:ss",
                "yyyy年MM月dd日 HH时mm分ss秒",
                "yyyy/M/d ah:mm:ss",
                "yyyyMMddHHmmss",
                "yyyy-MM-dd'T'HH:mm:ss'+08:00'");
    }

    @Provide
    Arbitrary<String> cells() {
        Arbitrary<String> plausible = Arbitraries.of(
                "13812345678",
                "138****5678",
                "1.38E+10",
                "呼入",
                "3",
                "2025-11-22 09:00",
                "1763776800000",
                "200",
                "3分20秒",
                "");
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(30);
        Arbitrary<String> digits = Arbitraries.strings().numeric().ofMaxLength(40);
        return Arbitraries.oneOf(plausible, any, digits);
    }
}
