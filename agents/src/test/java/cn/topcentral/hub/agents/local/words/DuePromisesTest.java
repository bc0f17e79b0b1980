package cn.topcentral.hub.agents.local.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuePromisesTest {
    @ParameterizedTest
    @ValueSource(strings = {"发合同", "付定金", "报PCR-ABS-1000价格", "催客户：确认试样时间", "跟进客户对交货的回复"})
    void whatSaysWhatToDoIsAnAction(String title) {
        assertThat(DuePromises.isAction(title)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"我申请了才给到这个", "排一下：", "答复:六个月以后呢", "今天确认", "发吗", "", "11月24日能安排"})
    void remarksAndQuestionsAreNone(String title) {
        assertThat(DuePromises.isAction(title)).isFalse();
    }
}
