package cn.topcentral.hub.agents.local.extract;

import static cn.topcentral.hub.agents.local.extract.Requests.extract;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import cn.topcentral.hub.storage.analysis.Commitment;
import cn.topcentral.hub.storage.analysis.DateMention;
import cn.topcentral.hub.storage.analysis.Quantity;
import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.analysis.StatedPrice;
import cn.topcentral.hub.storage.communication.CommunicationType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtractorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PCR-ABS-1000报个价 | PCR-ABS-1000",
                "PC/ABS-8020和PA66-GF30各报一个 | PC/ABS-8020;PA66-GF30",
                "要PCR杠ABS杠1210 做个色卡 | PCR杠ABS杠1210",
                "pa66 g35的现货有吗 | pa66 g35",
                "黑色再生ABS5吨 | ABS",
                "尼龙66有没有 | 尼龙66",
                "我司料号 M-30-2208(贵司PCR-ABS-1000) | M-30-2208;PCR-ABS-1000",
                "绿塑 88还有吗 | 绿塑 88",
                "PCR-ABS-1000什么价 这款ABS能喷漆吗 | PCR-ABS-1000",
                "PE袋破了 发了10 pc样件 PPAP资料 | ''"
            })
    void productsAreNamedAsWritten(String content, String products) {
        assertThat(String.join(";", extract(content).products())).isEqualTo(products);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PP报1.52万/吨 | 15200",
                "15.2元/公斤能做吗 | 15200",
                "心里价位八块二一公斤 | 8200",
                "14块6一公斤 | 14600",
                "一吨9800行不行 | 9800",
                "单价(元/吨)：10,350 | 10350",
                "目标价一万六千五 | 16500",
                "价格你说一万零六 我给一万零三 | 10300",
                "4块5一斤 | 9000",
                "原 9,850元/吨,现 9,480元/吨 | 9480",
                "别家给我们10,500还包运费 | ",
                "货款合计人民币318,750.00元 | ",
                "9500-9800元/吨之间吧 | ",
                "USD 1,950/MT FOB | ",
                "红的要加色粉 一吨贵三百 | ",
                "按78设计的卡扣 | "
            })
    void priceIsCnyPerTonne(String content, BigDecimal price) {
        assertThat(extract(content).price()).isEqualTo(Optional.ofNullable(price));
    }

    @Test
    void everyPriceKeepsProductTermsAndWhoseItIs() {
        Extraction found = extract(
                "销售:PCR-ABS-1000现在15.2元/公斤含税到厂\n客户:目标价14.8元/公斤 行就下单",
                CommunicationType.PHONE,
                Speaker.BOTH,
                Requests.WEDNESDAY);
        assertThat(found.prices())
                .extracting(StatedPrice::perTonne, StatedPrice::saidBy)
                .containsExactly(
                        tuple(new BigDecimal("15200"), Speaker.SELLER),
                        tuple(new BigDecimal("14800"), Speaker.CUSTOMER));
        assertThat(found.prices().get(0).product()).contains("PCR-ABS-1000");
        assertThat(found.prices().get(0).terms()).contains("含税到厂");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "每月要50吨左右 | 50吨/月",
                "50吨/月 | 50吨/月",
                "先来两千公斤 | 2000公斤",
                "数量：一车(32吨) | 32吨",
                "quantity from 10 MT to 14 MT | 14MT",
                "面板用 1000T 海天机打,这次要 20 吨 | 20吨",
                "20t 花盆用 | 20t",
                "要一吨半 | 1.5吨",
                "数量5吨改4吨 | 4吨",
                "订一个柜 | 1柜",
                "25公斤一包的 | ",
                "一吨加工费多少 | "
            })
    void quantityIsTheAmountUnderDiscussion(String content, String quantity) {
        assertThat(extract(content).quantity().map(Quantity::text)).isEqualTo(Optional.ofNullable(quantity));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "下周三给我 | 2025-06-25 | 2025-06-25",
                "周一能到吗 | 2025-06-23 | 2025-06-23",
                "这周五之前 | 2025-06-20 | 2025-06-20",
                "7月试样 | 2025-07-01 | 2025-07-31",
                "月底前 | 2025-06-30 | 2025-06-30",
                "3个工作日内回签 | 2025-06-18 | 2025-06-23",
                "节后再说 | 2025-10-09 | 2025-10-09",
                "年前能到不 | 2026-02-14 | 2026-02-14",
                "八月上旬量产 | 2025-08-01 | 2025-08-10",
                "10/31提货 | 2025-10-31 | 2025-10-31",
                "二十八号到 | 2025-06-28 | 2025-06-28",
                "5号要用 | 2025-07-05 | 2025-07-05",
                "后天上午 | 2025-06-20 | 2025-06-20",
                "下礼拜一发我 | 2025-06-23 | 2025-06-23",
                "明年3月的料 | 2026-03-01 | 2026-03-31",
                "列入Q3计划 | 2025-07-01 | 2025-09-30",
                "by next Friday please | 2025-06-27 | 2025-06-27",
                "decision by mid Aug | 2025-08-11 | 2025-08-20",
                "ETA 15 Aug | 2025-08-15 | 2025-08-15",
                "send it by EOD | 2025-06-18 | 2025-06-18",
                "within 3 working days | 2025-06-18 | 2025-06-23",
                "7月3日-5日停线 | 2025-07-03 | 2025-07-05",
                "48小时内答复 | 2025-06-18 | 2025-06-20",
                "两周后安排 | 2025-07-02 | 2025-07-02",
                "上半年的返利 | 2025-01-01 | 2025-06-30",
                "明天(6月19日)到货 | 2025-06-19 | 2025-06-19"
            })
    void timeIsResolvedAgainstTheRecord(String content, LocalDate start, LocalDate end) {
        assertThat(extract(content).dates()).singleElement().satisfies(date -> assertThat(date)
                .extracting(DateMention::start, DateMention::end)
                .containsExactly(start, end));
    }

    @ParameterizedTest
    @CsvSource({"付款方式60天账期", "月结30天", "PO 24090-77 请查收", "3#5#机停机", "我拿了你八年料了", "改成2号航站楼", "一周一次例会", "节后好"})
    void whatIsNoTimeStaysOut(String content) {
        assertThat(extract(content).dates()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "不然我找鑫粒塑化了 | 鑫粒塑化",
                "已有的两家供应商(鼎力、华裕) | 鼎力;华裕",
                "跟通塑 正鑫比下来你们最好 | 通塑;正鑫",
                "Our buyer is comparing you with GreenLoop | GreenLoop",
                "后面给另一家做了 | 另一家",
                "金发科技也来过 | 金发科技",
                "COA上写的是我们竞争对手的名字 | ''",
                "你找恒泰的张工 | ''",
                "合同行不行 | ''",
                "明天到南通 中国工厂 | ''"
            })
    void competitorIsAnAlternativeToUs(String content, String competitors) {
        assertThat(String.join(";", extract(content).competitors())).isEqualTo(competitors);
    }

    @Test
    void whatCustomerAsksIsOursAndWhatHePromisesIsHis() {
        Extraction found = extract("合同下礼拜一发我，定金我明天打给你");
        assertThat(found.commitments())
                .extracting(Commitment::title, Commitment::promisedBy, commitment -> commitment
                        .due()
                        .orElseThrow())
                .containsExactly(
                        tuple("发合同", Speaker.SELLER, LocalDate.of(2025, 6, 23)),
                        tuple("定金我明天打给你", Speaker.CUSTOMER, LocalDate.of(2025, 6, 19)));
    }

    @Test
    void todoLinesOfMinutesNameWhoDoesIt() {
        Extraction found = extract(
                "评审会\n待办：①我方6月25日前出框架协议初稿；②客户7月组织供方审核。", CommunicationType.MEETING, Speaker.BOTH, Requests.WEDNESDAY);
        assertThat(found.commitments())
                .extracting(Commitment::title, Commitment::promisedBy)
                .containsExactly(tuple("6月25日前出框架协议初稿", Speaker.SELLER), tuple("客户7月组织供方审核", Speaker.CUSTOMER));
    }

    @Test
    void historyDecidesNothing() {
        Extraction found = extract(
                "收到，谢谢。\n-----原始邮件-----\n发件人：销售\n您询的PP报价：8,600元/吨，20吨，7月3日前有效，别家没有",
                CommunicationType.EMAIL,
                Speaker.CUSTOMER,
                Requests.WEDNESDAY);
        assertThat(found).isEqualTo(extract(""));
    }

    @Test
    void dateOfTheVisitItselfIsNoNews() {
        Extraction found =
                extract("6.18到恒泰，今天见了王总，下周给方案。", CommunicationType.VISIT, Speaker.SELLER, Requests.WEDNESDAY);
        assertThat(found.dates()).extracting(DateMention::text).containsExactly("下周");
    }
}
