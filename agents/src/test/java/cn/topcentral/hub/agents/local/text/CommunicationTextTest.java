package cn.topcentral.hub.agents.local.text;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.agents.analysis.AnalysisRequest;
import cn.topcentral.hub.agents.local.text.Segment.Kind;
import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.communication.CommunicationType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommunicationTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----原始邮件-----\n旧话",
                "---- 转发的邮件 ----\n旧话",
                "----- Original Message -----\n旧话",
                "> 旧话",
                "> 旧话\n> 更旧的话",
                "On Mon, Jun 2, 2025 at 9:00 AM Li <li@example.com> wrote:\n旧话",
                "在 2025年6月2日，李婷 写道：\n旧话",
                "发件人：李婷\n发送时间：2025年6月2日\n主题：回复\n旧话",
                "From: Li\nSent: 2 June 2025\nSubject: old\n旧话"
            })
    void quotedHistoryIsNotSaidNow(String history) {
        CommunicationText text = read("新话\n\n" + history, CommunicationType.EMAIL, Speaker.CUSTOMER);
        assertThat(text.words()).contains("新话").doesNotContain("旧话");
        assertThat(text.sentences()).extracting(Sentence::text).containsExactly("新话");
        assertThat(text.segments()).extracting(Segment::kind).contains(Kind.QUOTED);
    }

    @Test
    void mailThatOnlyForwardsIsReadAllTheSame() {
        CommunicationText text = read("-----原始邮件-----\n请报价", CommunicationType.EMAIL, Speaker.CUSTOMER);
        assertThat(text.words()).contains("请报价");
    }

    @Test
    void signatureAndDisclaimerAreNotSaidByTheCustomer() {
        CommunicationText text = read(
                "Please quote.\n\nBest regards\nFarah\nGreenLoop Sdn Bhd\n\n本邮件及其附件含保密信息,仅供收件人使用。\nPS: send samples too",
                CommunicationType.EMAIL,
                Speaker.CUSTOMER);
        assertThat(text.sentences())
                .extracting(Sentence::text)
                .containsExactly("Please quote.", "PS: send samples too");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "客户:要货\n销售:好的",
                "客户 要货\n销售 好的",
                "客户采购 毛：要货\n我方-王：好的",
                "[06-15 11:00] 张经理：要货\n[06-15 11:01] 李婷：好的",
                "张经理 2025-06-15 11:00:00\n要货\n李婷 2025-06-15 11:01:00\n好的",
                "WEBVTT\n\n1\n00:00:01.000 --> 00:00:04.000\n<v 张总(客户)>要货\n\n00:00:05.000 --> 00:00:07.000\n<v 李婷>好的",
                "[转写] 客户计划:要货 我方:好的"
            })
    void transcriptTellsWhoSpeaks(String content) {
        CommunicationText text = read(content, CommunicationType.PHONE, Speaker.BOTH);
        assertThat(text.sentences(Voice.CUSTOMER)).extracting(Sentence::text).containsExactly("要货");
        assertThat(text.sentences(Voice.SELLER)).extracting(Sentence::text).containsExactly("好的");
        int offset = content.indexOf("要货");
        assertThat(text.voiceAt(offset)).isEqualTo(Voice.CUSTOMER);
    }

    @Test
    void nameInAGreetingIsNoSpeaker() {
        CommunicationText text = read("王总：您好，报价已发", CommunicationType.WECHAT, Speaker.SELLER);
        assertThat(text.sentences()).extracting(Sentence::voice).containsOnly(Voice.SELLER);
    }

    @Test
    void visitReportIsOurWordsAboutTheCustomer() {
        CommunicationText text = read("下午拜访恒泰。王总说要货。", CommunicationType.VISIT, Speaker.SELLER);
        assertThat(text.sentences()).extracting(Sentence::voice).containsOnly(Voice.REPORT);
    }

    @Test
    void wordsStandWhereTheContentHasThem() {
        String content = "客户：ＰＣＲ－ＡＢＳ　５噸，週五前";
        CommunicationText text = read(content, CommunicationType.PHONE, Speaker.BOTH);
        assertThat(text.words()).hasSameSizeAs(content).contains("PCR-ABS 5吨，周五前");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n", "😀😀", "\u0000\u0001\ufffd", ":", ">", "客户:"})
    void oddContentsAreRead(String content) {
        CommunicationText text = read(content, CommunicationType.WECHAT, Speaker.BOTH);
        assertThat(text.content()).isEqualTo(content);
        assertThat(text.sentences()).allMatch(sentence -> content.contains(sentence.text()));
    }

    @Test
    void longTextIsReadAtItsHeadAndTail() {
        String content = "头" + "中".repeat(200_000) + "尾";
        CommunicationText text = read(content, CommunicationType.PHONE, Speaker.BOTH);
        assertThat(text.content())
                .hasSizeLessThanOrEqualTo(CommunicationText.LONGEST + 1)
                .startsWith("头")
                .endsWith("尾");
        assertThat(text.omitted()).isEqualTo(content.length() - text.content().length() + 1);
        assertThat(text.sentences()).allMatch(sentence -> content.contains(sentence.text()));
    }

    private static CommunicationText read(String content, CommunicationType type, Speaker speaker) {
        return CommunicationText.of(new AnalysisRequest(
                "WX-1",
                type,
                "",
                Instant.parse("2025-06-18T02:00:00Z"),
                ZoneId.of("Asia/Shanghai"),
                Optional.of("宁波恒泰电器有限公司"),
                speaker,
                List.of("李婷"),
                Optional.empty(),
                content));
    }
}
