package cn.topcentral.hub.agents.local.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Suppliers are found by how people speak of them, whatever they are called. */
class SupplierNamesTest {
    @ParameterizedTest
    @CsvSource({
        "这单被聚宏抢了 你们慢了一步, 聚宏",
        "下个月打算换成银禧, 银禧",
        "老供应商奇德说可以降两个点, 奇德",
        "你们这报价比聚赛龙贵 八百多, 聚赛龙",
        "采购部倾向用卡德莱 你们要抓紧, 卡德莱",
        "台州那家一吨便宜五百 你怎么说, 台州那家",
        "LG的料太贵 想找国产替代, LG",
        "Sabic's price is lower by 4 percent., Sabic",
        "We were quoted a lower price by Ravago for the same grade., Ravago"
    })
    void nameNobodyKnowsIsFoundWhereOnlyASupplierStands(String said, String supplier) {
        assertThat(Requests.extract(said).competitors()).containsExactly(supplier);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "恒温段落要多久 料筒温度设多少",
                "我天天可以向集团汇报 你们放心",
                "发德邦还是顺丰 运费谁付",
                "款已经从建设银行转出 请查收",
                "我们产线在用海天的机 锁模力260吨",
                "张建国报的价格你再核一下",
                "收货人换成老郭 电话我私发你",
                "宁波恒泰这边的订单还要加5吨",
                "恒泰的料什么时候发",
                "Bureau Veritas has sent the test report, see attached."
            })
    void wordsPeopleCarriersAndTheCustomerAreNoCompetitors(String said) {
        assertThat(Requests.extract(said).competitors()).isEmpty();
    }

    @Test
    void shortFormOfANamedFirmIsNotASecondOne() {
        assertThat(Requests.extract("目前用华塑源的,月结60天 华塑那边没涨").competitors()).containsExactly("华塑源");
    }

    /** Sentences with names from no other set; a label may allow a name with its place and without it. */
    @Test
    void mostSuppliersOfFreshSentencesAreFoundAndLittleElse() throws IOException {
        int right = 0;
        int wrong = 0;
        int missed = 0;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(
                        getClass().getResourceAsStream("/cn/topcentral/hub/agents/local/extract/suppliers.tsv")),
                StandardCharsets.UTF_8))) {
            for (String line : lines.lines().toList()) {
                int tab = line.indexOf('\t');
                List<String> expected = new ArrayList<>(
                        line.substring(tab + 1).isEmpty()
                                ? List.of()
                                : List.of(line.substring(tab + 1).split(";", -1)));
                for (String found : Requests.extract(line.substring(0, tab)).competitors()) {
                    boolean hit = expected.removeIf(
                            names -> List.of(names.split("\\|", -1)).contains(found));
                    right += hit ? 1 : 0;
                    wrong += hit ? 0 : 1;
                }
                missed += expected.size();
            }
        }
        assertThat(right).as("found, missed %d", missed).isGreaterThanOrEqualTo(72);
        assertThat(wrong).as("false alarms").isLessThanOrEqualTo(2);
    }
}
