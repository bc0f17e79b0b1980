package cn.topcentral.hub.agents.ask;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoughtTermsTest {
    private static final Customer AUX = new Customer(
            new CustomerId("C001001"),
            "宁波奥克斯空调有限公司",
            Optional.of("奥克斯"),
            List.of("AUX"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Instant.EPOCH);

    private static SoughtTerms sought(String question) {
        return SoughtTerms.of(question, AUX);
    }

    @ParameterizedTest
    @CsvSource({
        "账期谈到哪了, 账期",
        "奥克斯的账期现在怎么样了？, 账期",
        "张经理对交期有什么要求, 交期 张经理",
        "PCR-ABS-1000 最近报价多少, 报价 pcr-abs-1000",
        "试样什么时候, 试样",
        "除湿机申请到哪一步了, 除湿机申请",
        "他们提过瑞泽吗, 瑞泽"
    })
    void whatIsAskedAboutIsLeftWhenTheWordsOfAskingAreTaken(String question, String subject) {
        assertThat(sought(question).subject()).isEqualTo(subject);
    }

    @Test
    void aMatterIsLookedForInAllItsWordsAndInWhatA10CallsIt() {
        SoughtTerms terms = sought("账期谈到哪了");

        assertThat(terms.weights()).containsEntry("账期", 3.0).containsEntry("月结", 1.0);
        assertThat(terms.intents()).containsExactly(IntentCategory.PAYMENT);
        assertThat(terms.details())
                .anyMatch(details -> details.matcher("60 天，集团统一的").find());
    }

    @Test
    void aChannelNarrowsTheSearch() {
        SoughtTerms terms = sought("上次拜访谈了什么");

        assertThat(terms.types()).containsExactly(CommunicationType.VISIT);
        assertThat(terms.isOpen()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "最近怎么样", "？？？", "的了吗", "😀", "奥克斯"})
    void aQuestionOfNothingInParticularIsOpen(String question) {
        assertThat(sought(question).isOpen()).isTrue();
    }

    @Test
    void aLongQuestionIsBounded() {
        assertThat(sought("质量交期价格合同样品竞品技术订单付款" + "甲乙丙丁戊己庚辛".repeat(20)).weights())
                .hasSizeLessThanOrEqualTo(16);
    }
}
