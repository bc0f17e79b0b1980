package cn.topcentral.hub.connectors.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectKeyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PCR-ABS 50吨报价 | pcr-abs 50吨报价 | false | false",
                "Re: PCR-ABS 报价 | pcr-abs 报价 | true | false",
                "回复：Re: 答复: 报价 | 报价 | true | false",
                "RE[2]: 报价 | 报价 | true | false",
                "Re(3)：报价 | 报价 | true | false",
                "回复（2）：报价 | 报价 | true | false",
                "ＲＥ：报价 | 报价 | true | false",
                "转发: 报价 | 报价 | true | true",
                "Fwd: Re: 报价 | 报价 | true | true",
                "Re: Fw: 报价 | 报价 | true | false",
                "轉寄：報價 | 報價 | true | true",
                "[外部] Re: 报价 | 报价 | true | false",
                "[EXTERNAL] [SPAM] Re: 报价 | 报价 | true | false",
                "【张三已读】回复：报价 | 报价 | true | false",
                "自动回复: 报价 | 报价 | true | false",
                "  Re :   报   价 | 报 价 | true | false",
                "Re | re | false | false",
                "Reminder: 付款 | reminder: 付款 | false | false",
                "【紧急】报价 | 【紧急】报价 | false | false",
                "Re: | '' | true | false"
            })
    void prefixesAndTagsAreNoPartOfTheSubject(String subject, String key, boolean reply, boolean forward) {
        assertThat(SubjectKey.of(subject)).isEqualTo(new SubjectKey(key, reply, forward));
    }

    @Property(tries = 500)
    void theKeyOfAKeyIsTheSameKey(@ForAll("subjects") String subject) {
        String key = SubjectKey.of(subject).key();
        assertThat(SubjectKey.of(key).key()).isEqualTo(key);
    }

    @Property(tries = 500)
    void anyPrefixInFrontLeavesTheKey(@ForAll("subjects") String subject, @ForAll("prefixes") String prefix) {
        SubjectKey with = SubjectKey.of(prefix + subject);
        assertThat(with.key()).isEqualTo(SubjectKey.of(subject).key());
        assertThat(with.reply()).isTrue();
    }

    @Provide
    Arbitrary<String> prefixes() {
        return Arbitraries.of("Re: ", "回复：", "FW:", "答复(12): ", "转发：");
    }

    @Provide
    Arbitrary<String> subjects() {
        Arbitrary<String> words = Arbitraries.of(List.of(
                "Re:", "回复：", "[外部]", "【李四已读】", " ", "报价", "İstanbul", "ﬁ", "Re", ":", "(2)", "：", "[", "\u3000"));
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(30), words.list().ofMaxSize(8).map(list -> String.join("", list)));
    }
}
