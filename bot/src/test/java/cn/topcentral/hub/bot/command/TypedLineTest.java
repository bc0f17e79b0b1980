package cn.topcentral.hub.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedLineTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/timeline 奥克斯 30天",
                "／timeline　奥克斯　30天",
                "、timeline 奥克斯 30天",
                "\u2005\u3000\u00a0/timeline\u2005奥克斯\u00a030天\u3000",
                "\ufeff/timeline\u200b 奥克斯 30天\u2028",
                "/ timeline 奥克斯 30天",
                "/timeline奥克斯 30天",
                "/timeline\n奥克斯\t30天\r\n",
                "@机器人 /timeline 奥克斯 30天",
                "@机器人\u2005/timeline 奥克斯 30天",
                "@Hub Bot /timeline 奥克斯 30天",
                "@机器人/timeline 奥克斯 30天",
                "/timeline 奥克斯 30天 @机器人",
                "/timeline @机器人 奥克斯 30天"
            })
    void whateverAPhoneMakesOfACommandItIsTheSameCommand(String typed) {
        assertThat(TypedLine.parse(typed)).isEqualTo(new TypedLine.Slash("timeline", "奥克斯 30天"));
    }

    @Test
    void aLineWithoutSlashIsPlainAndKeepsAddresses() {
        assertThat(TypedLine.parse(" 奥克斯\u3000空调 ")).isEqualTo(new TypedLine.Plain("奥克斯 空调"));
        assertThat(TypedLine.parse("@机器人 奥克斯")).isEqualTo(new TypedLine.Plain("奥克斯"));
        assertThat(TypedLine.parse("找 wang@aux.com 的邮件")).isEqualTo(new TypedLine.Plain("找 wang@aux.com 的邮件"));
        assertThat(TypedLine.parse("PC/ABS 报价")).isEqualTo(new TypedLine.Plain("PC/ABS 报价"));
    }

    @Test
    void nothingIsPlainAndEmpty() {
        for (String typed : new String[] {"", " ", "\u3000\n", "@机器人"}) {
            assertThat(TypedLine.parse(typed)).isEqualTo(new TypedLine.Plain(""));
        }
        assertThat(TypedLine.parse("/")).isEqualTo(new TypedLine.Slash("", ""));
    }
}
