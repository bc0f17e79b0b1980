package cn.topcentral.hub.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.storage.communication.CommunicationType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

class CommandLineProperties {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-06-19T02:00:00Z"), ZoneId.of("Asia/Shanghai"));

    @Property(tries = 500)
    void anyTextParsesAndItsOddSpacesAreGone(@ForAll @StringLength(max = 60) String text) {
        TypedLine line = TypedLine.parse(text);

        String kept =
                line instanceof TypedLine.Slash slash ? slash.word() + slash.rest() : ((TypedLine.Plain) line).text();
        assertThat(kept.length()).isLessThanOrEqualTo(text.length());
        assertThat(kept).doesNotContain("\n", "\t", "\u3000", "\u00a0", "\u2005");
    }

    @Property
    void filtersAreFoundInAnyOrderAndPlaceAroundTheName(@ForAll("lines") List<String> words) {
        TimelineArguments arguments = TimelineArguments.parse(String.join(" ", words), CLOCK);

        assertThat(arguments.customer()).isEqualTo("宁波 会议 设备");
        assertThat(arguments.period().map(Period::label)).isEqualTo(Optional.of("近30天"));
        assertThat(arguments.channels()).containsExactlyInAnyOrder(CommunicationType.EMAIL, CommunicationType.VISIT);
    }

    @Provide
    Arbitrary<List<String>> lines() {
        Arbitrary<Integer> before = Arbitraries.integers().between(0, 3);
        return Combinators.combine(Arbitraries.shuffle("30天", "邮件", "拜访"), before)
                .as((filters, count) -> {
                    List<String> line = new ArrayList<>(filters.subList(0, count));
                    line.addAll(List.of("宁波", "会议", "设备"));
                    line.addAll(filters.subList(count, filters.size()));
                    return line;
                });
    }

    @Property(tries = 2000)
    void anyArgumentsParseOrAreRefusedInASentence(@ForAll("argumentTexts") String text) {
        try {
            TimelineArguments arguments = TimelineArguments.parse(text, CLOCK);
            arguments.period().ifPresent(period -> assertThat(period.from()).isBefore(period.until()));
        } catch (CommandRefused refused) {
            assertThat(refused.sentence()).endsWith("。");
        }
    }

    @Provide
    Arbitrary<String> argumentTexts() {
        Arbitrary<String> piece = Arbitraries.of(
                "2024", "-", "/", ".", "..", "年", "月", "日", "天", "周", "个", "近", "最近", "半", "两", "十", "13", "0", "6",
                "31", "02", "9999", "since", "自", "起", "到", " ", "奥克斯", "电话", ",", "400");
        return piece.list().ofMinSize(1).ofMaxSize(8).map(pieces -> String.join("", pieces));
    }
}
