package cn.topcentral.hub.agents.local.classify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CuesTest {
    private final Cues cues = Cues.load();

    @ParameterizedTest
    @CsvSource({
        "很满意, praise",
        "不满意, praise~",
        "不太满意, praise~",
        "没有投诉的意思, threat~",
        "也不是要投诉谁, threat~",
        "我要投诉你们, threat",
        "是不是投诉才有用, threat",
        "马上发, now",
        "不用马上发, now~",
        "停线了, stopline",
        "not happy with the quality, praise~",
        "呵呵, smile.cold",
    })
    void cuesAreFoundAndTurnedRoundByNegation(String text, String cue) {
        assertThat(cues.in(text)).extracting(Cues.Hit::name).contains(cue);
    }
}
