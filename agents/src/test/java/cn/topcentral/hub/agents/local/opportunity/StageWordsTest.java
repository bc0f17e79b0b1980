package cn.topcentral.hub.agents.local.opportunity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StageWordsTest {

    @ParameterizedTest
    @CsvSource({
        "样品昨天下午发了, SAMPLE",
        "寄样25公斤给李工, SAMPLE",
        "试样做完了，缩水比新料大一点点, TRIAL",
        "7月第一周试模，连打三天, TRIAL",
        "首批10吨已经下单, SMALL_ORDER"
    })
    void stepsThatWereTakenAreRead(String sentence, Stage stage) {
        assertThat(StageWords.in(sentence)).contains(stage);
    }

    @ParameterizedTest
    @ValueSource(strings = {"顺利的话8月小批", "样品不用寄了，不要寄样", "量产后每月约50吨再试模", "要不要先寄个样品", "价格多少", ""})
    void stepsThatAreForeseenRefusedOrOfferedAreNot(String sentence) {
        assertThat(StageWords.in(sentence)).isEmpty();
    }

    @Test
    void laterStepIsFurther() {
        assertThat(Stage.TRIAL.furthest(Stage.SAMPLE)).isEqualTo(Stage.TRIAL);
    }
}
